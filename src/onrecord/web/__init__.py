"""The workbench: the record in a browser. Needs the extra onrecord[web]; see docs/workbench.md."""
