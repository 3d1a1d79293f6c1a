"""onrecord reads news and keeps the record: who said what, when, and on whose word.

import onrecord

reading = onrecord.Reader().read("The ferry left early, the harbour master said.")
for statement in reading.statements:
    print(statement.speakers, statement.act, statement.content)

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
    from onrecord.schema import (
        Actor,
        Failure,
        Place,
        Reading,
        Report,
        Role,
        Span,
        Statement,
        Support,
        Time,
    )
    from onrecord.standing import Relater

    __version__: str

__all__ = [
    "Actor",
    "Failure",
    "InputError",
    "NewerRecord",
    "NoRecord",
    "NotARecord",
    "NotInRecord",
    "OnrecordError",
    "Place",
    "Reader",
    "Reading",
    "Record",
    "RecordError",
    "Relater",
    "Report",
    "Role",
    "Span",
    "Statement",
    "Support",
    "Time",
    "UsageError",
    "__version__",
]

_HOMES = {
    "Actor": "onrecord.schema",
    "Failure": "onrecord.schema",
    "Place": "onrecord.schema",
    "Reader": "onrecord.reading",
    "Reading": "onrecord.schema",
    "Record": "onrecord.record",
    "Relater": "onrecord.standing",
    "Report": "onrecord.schema",
    "Role": "onrecord.schema",
    "Span": "onrecord.schema",
    "Statement": "onrecord.schema",
    "Support": "onrecord.schema",
    "Time": "onrecord.schema",
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
