"""Correcting claims and positions, beside what the machine found and never over it."""

from __future__ import annotations

from typing import Any

from onrecord.desk.standing import check_day, standing
from onrecord.errors import NotInRecord, UsageError
from onrecord.identity import ActorTable, KnownActor
from onrecord.record import FoundStatement, Judgement, RecordStore
from onrecord.schema.position import LABELS
from onrecord.standing import Relater, sentence_of


def merge_claims(record: RecordStore, first: str, second: str, *, by: str, reason: str = "") -> Judgement:
    """Judges that two claims (ids of the statements that state them, or their first digits) are one: the
    first states both. Raises NotInRecord, UsageError where they are the same."""
    claims = [claim_target(record.statement(one)) for one in (first, second)]
    if claims[0] == claims[1]:
        raise UsageError(f"{first} and {second} are one claim already")
    return record.judge("claim-merge", {"claims": claims}, by=by, reason=reason)


def split_claim(record: RecordStore, claim: str, statement: str, *, by: str, reason: str = "") -> Judgement:
    """Judges that a statement does not bear on a claim. Raises NotInRecord, UsageError where it is the
    one that states the claim."""
    stating, apart = record.statement(claim), record.statement(statement)
    if stating.statement.id == apart.statement.id:
        raise UsageError(f"{statement} states the claim itself: reject the claim instead")
    target = {
        "claim": claim_target(stating),
        "apart": {"report": apart.report.id, "statement": apart.statement.id},
    }
    return record.judge("claim-split", target, by=by, reason=reason)


def reject_claim(record: RecordStore, claim: str, *, by: str, reason: str = "") -> Judgement:
    """Judges that a claim is none that the reports turn on: it is listed no more. Raises NotInRecord."""
    return record.judge(
        "claim-reject", {"claim": claim_target(record.statement(claim))}, by=by, reason=reason
    )


def set_position(
    record: RecordStore,
    claim: str,
    actor: str,
    label: str,
    day: str,
    *,
    by: str,
    reason: str,
    relater: Relater | None = None,
) -> Judgement:
    """Rules which position (one of the six, or "none") an actor (a name or a key) took on a claim on a day:
    in place of what was read of that day. `claim` is the id of a claim or its words. With a `relater`, a
    name that means several actors means the one of them that has a position on the claim. Raises
    NotInRecord where it means none or several, UsageError for another label, a day that is none, or no
    reason."""
    if label not in (*LABELS, "none"):
        raise UsageError(f"position {label!r} is none of {', '.join(LABELS)} and none")
    if not reason.strip():
        raise UsageError("a ruling needs a reason: say it with --reason")
    check_day("day", day)
    on = _claim_or_words(record, claim)
    known = _party(record, relater, on.get("words") or on["sentence"], actor)
    target = {
        "claim": on,
        "actor": {"key": known.key, "name": known.name},
        "label": label,
        "day": day,
    }
    return record.judge("position", target, by=by, reason=reason)


def claim_target(stating: FoundStatement) -> dict[str, Any]:
    """How a judgement names a claim: by the statement that states it."""
    return {
        "report": stating.report.id,
        "statement": stating.statement.id,
        "content": [[start, end] for start, end in stating.statement.content],
        "sentence": sentence_of(stating),
    }


def _party(record: RecordStore, relater: Relater | None, claim: str, actor: str) -> KnownActor:
    """Whom `actor` means: over all reports, else among those who took a position on the claim."""
    table = ActorTable(record)
    try:
        return table.find(actor)
    except NotInRecord:
        held = standing(record, relater, claim, actor=actor).evidence if relater else ()
        keys = {one.key for one in held}
        if len(keys) != 1 or (known := table.with_key(next(iter(keys)))) is None:
            raise
        return known


def _claim_or_words(record: RecordStore, claim: str) -> dict[str, Any]:
    digits = claim.strip().lower()
    if len(digits) >= 4 and all(sign in "0123456789abcdef" for sign in digits):
        return claim_target(record.statement(digits))
    if not claim.strip():
        raise UsageError("the claim has no words")
    return {"words": " ".join(claim.split())}
