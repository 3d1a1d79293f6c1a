"""What a user can ask for. The command line, the web and Python call these and nothing below.

Each function takes typed arguments and gives frozen results; none prints.
"""

from onrecord.desk.actor_positions import ActorPositions, HeldPositions, actor_positions
from onrecord.desk.actors import ListedActor, ShownActor, actor, actors, key_of, listed_actors, merges
from onrecord.desk.add import AddSummary, add, add_from
from onrecord.desk.backstage import Backstage
from onrecord.desk.changes import changes
from onrecord.desk.claims import check_claims, claims
from onrecord.desk.context import Context, Piece, in_context
from onrecord.desk.examples import examples
from onrecord.desk.export import FORMATS, ExportFormat, export, export_tables
from onrecord.desk.forget import forget
from onrecord.desk.history import History, RevisionStep, history
from onrecord.desk.join import backup, merge_in
from onrecord.desk.judge import accept, correct, judgements, merge, reject, split, undo
from onrecord.desk.judge_claims import merge_claims, reject_claim, set_position, split_claim
from onrecord.desk.listing import failures, info, last_reports, reports
from onrecord.desk.one_claim import ShownClaim, claim, claim_in_words, claim_of, on_days
from onrecord.desk.places import PlaceNamed, PlacesFound, places
from onrecord.desk.progress import Progress, ProgressReport
from onrecord.desk.quoted import Quoted, quoted
from onrecord.desk.read import read
from onrecord.desk.reader import ReportReader
from onrecord.desk.reread import RereadSummary, reread
from onrecord.desk.review import Queue, review_queue, reviews
from onrecord.desk.search import search, search_counts
from onrecord.desk.show import ShownReport, ShownStatement, show
from onrecord.desk.standing import Question, ShownStanding, answers, index, standing
from onrecord.desk.uploads import Upload, UploadSource, file_name
from onrecord.desk.verify import verify
from onrecord.desk.wanted import Wanted, would_take
from onrecord.desk.watch import Look, watch
from onrecord.intake.fetching import FetchSettings

__all__ = [
    "FORMATS",
    "ActorPositions",
    "AddSummary",
    "Backstage",
    "Context",
    "ExportFormat",
    "FetchSettings",
    "HeldPositions",
    "History",
    "ListedActor",
    "Look",
    "Piece",
    "PlaceNamed",
    "PlacesFound",
    "Progress",
    "ProgressReport",
    "Question",
    "Queue",
    "Quoted",
    "ReportReader",
    "RereadSummary",
    "RevisionStep",
    "ShownActor",
    "ShownClaim",
    "ShownReport",
    "ShownStanding",
    "ShownStatement",
    "Upload",
    "UploadSource",
    "Wanted",
    "accept",
    "actor",
    "actor_positions",
    "actors",
    "add",
    "add_from",
    "answers",
    "backup",
    "changes",
    "check_claims",
    "claim",
    "claim_in_words",
    "claim_of",
    "claims",
    "correct",
    "examples",
    "export",
    "export_tables",
    "failures",
    "file_name",
    "forget",
    "history",
    "in_context",
    "index",
    "info",
    "judgements",
    "key_of",
    "last_reports",
    "listed_actors",
    "merge",
    "merge_claims",
    "merge_in",
    "merges",
    "on_days",
    "places",
    "quoted",
    "read",
    "reject",
    "reject_claim",
    "reports",
    "reread",
    "review_queue",
    "reviews",
    "search",
    "search_counts",
    "set_position",
    "show",
    "split",
    "split_claim",
    "standing",
    "undo",
    "verify",
    "watch",
    "would_take",
]
