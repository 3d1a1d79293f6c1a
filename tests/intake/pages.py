"""A page and words that the tests of intake share, all invented."""

from __future__ import annotations

SENTENCES = (
    "The harbour board of Lindholt said on Tuesday that its oldest crane would be taken down before winter.",
    "“Nobody wants to see it go,” said Mara Ellingsen, who has run the yard for eleven years.",
    "The council had earlier asked for a second survey, citing doubts about the first one’s figures.",
    "A spokesman for the builders declined to comment on what the work would cost the town.",
    "Residents who had gathered at the quay told reporters that they had not been warned of the plan.",
)

FRENCH = (
    "Le conseil du port a annoncé mardi que sa plus vieille grue serait démontée avant l’hiver. "
    "Les habitants réunis sur le quai ont déclaré qu’ils n’avaient pas été prévenus du projet."
)


def page(
    *sentences: str, head: str = "<title>Old crane to go</title>", lang: str | None = "en", body: str = ""
) -> str:
    """A page with one paragraph a sentence; `body` goes before the article."""
    told = "".join(f"<p>{sentence}</p>" for sentence in sentences or SENTENCES)
    declared = f' lang="{lang}"' if lang else ""
    return (
        f'<!doctype html><html{declared}><head><meta charset="utf-8">{head}</head>'
        f"<body>{body}<article><h1>Old crane to go</h1>{told}</article></body></html>"
    )
