"""onrecord reads news and keeps the record: who said what, when, and on whose word.

import onrecord

reading = onrecord.Reader().read("The ferry left early, the harbour master said.")
for statement in reading.statements:
    print(statement.kind, statement.content)

with onrecord.Record("onrecord.db") as record:
    for found in record.search("ferry"):
        print(found.source, found.content)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.errors import (
        InputError,
        NewerRecord,
        NoRecord,
        NotARecord,
        NotInRecord,
        OnrecordError,
        RecordError,
        UsageError,
    )
    from onrecord.reading import Reader
    from onrecord.record import Record
    from onrecord.schema import Failure, Reading, Report, Span, Statement

    __version__: str

__all__ = [
    "Failure",
    "InputError",
    "NewerRecord",
    "NoRecord",
    "NotARecord",
    "NotInRecord",
    "OnrecordError",
    "Reader",
    "Reading",
    "Record",
    "RecordError",
    "Report",
    "Span",
    "Statement",
    "UsageError",
    "__version__",
]

_HOMES = {
    "Failure": "onrecord.schema",
    "Reader": "onrecord.reading",
    "Reading": "onrecord.schema",
    "Record": "onrecord.record",
    "Report": "onrecord.schema",
    "Span": "onrecord.schema",
    "Statement": "onrecord.schema",
}


def __getattr__(name: str) -> Any:
    # Each name is loaded when it is first asked for, so that `import onrecord` costs next to nothing.
    if name == "__version__":
        from importlib.metadata import version

        found: Any = version("onrecord")
    elif name in __all__:
        found = getattr(import_module(_HOMES.get(name, "onrecord.errors")), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
