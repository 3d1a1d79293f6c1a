"""onrecord reads news and keeps the record: who said what, when, and on whose word."""
