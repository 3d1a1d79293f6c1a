"""What a statement tells beside its words, in a few words each, for people."""

from __future__ import annotations

from onrecord.schema.statement import Statement


def act_label(statement: Statement) -> str:
    """The act, with the mode where it is not speech: "deny", "predict (thought)", "silence"."""
    if statement.act is None:
        return "" if statement.mode == "speech" else statement.mode
    return statement.act if statement.mode == "speech" else f"{statement.act} ({statement.mode})"


def speaker_label(statement: Statement, source: str) -> str:
    """Who speaks, two or more joined by "and"; "" where `source`, the words of the text, say just that,
    an article and capitals apart."""
    told = " and ".join(statement.speakers)
    return "" if _plain(told) == _plain(source) else told


def labels(statement: Statement, source: str | None = None) -> list[str]:
    """All labels of a statement: act, for whom, via whom, when; with `source`, the words that name who
    speaks, also the speaker, where they do not say it."""
    speaker = "" if source is None else speaker_label(statement, source)
    told = [
        act_label(statement),
        f"by {speaker}" if speaker else "",
        f"for {' and '.join(statement.speaks_for)}" if statement.speaks_for else "",
        f"via {' › '.join(statement.via)}" if statement.via else "",
        f"said {statement.when}" if statement.when else "",
    ]
    return [label for label in told if label]


def _plain(words: str) -> str:
    plain = words.casefold().split()
    return " ".join(plain[1:] if plain[:1] in (["the"], ["a"], ["an"]) else plain)
