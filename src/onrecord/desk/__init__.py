"""What a user can ask for. The command line, the web and Python call these and nothing below.

Each function takes typed arguments and gives frozen results; none prints.
"""

from onrecord.desk.actors import ShownActor, actor, actors
from onrecord.desk.add import AddSummary, add
from onrecord.desk.examples import examples
from onrecord.desk.export import FORMATS, ExportFormat, export, export_tables
from onrecord.desk.forget import forget
from onrecord.desk.judge import judgements, merge, reject, split, undo
from onrecord.desk.listing import failures, info, reports
from onrecord.desk.progress import Progress, ProgressReport
from onrecord.desk.read import read
from onrecord.desk.reader import ReportReader
from onrecord.desk.reread import RereadSummary, reread
from onrecord.desk.search import search
from onrecord.desk.show import ShownReport, ShownStatement, show
from onrecord.desk.verify import verify

__all__ = [
    "FORMATS",
    "AddSummary",
    "ExportFormat",
    "Progress",
    "ProgressReport",
    "ReportReader",
    "RereadSummary",
    "ShownActor",
    "ShownReport",
    "ShownStatement",
    "actor",
    "actors",
    "add",
    "examples",
    "export",
    "export_tables",
    "failures",
    "forget",
    "info",
    "judgements",
    "merge",
    "read",
    "reject",
    "reports",
    "reread",
    "search",
    "show",
    "split",
    "undo",
    "verify",
]
