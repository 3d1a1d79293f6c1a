"""The lexicon's entries are sound, and met in every form."""

from __future__ import annotations

import pytest

from onrecord.reading.acts.data import rows
from onrecord.reading.acts.decision import LABELS
from onrecord.reading.acts.inflection import plural, verb_forms
from onrecord.reading.acts.lexicon import COMPLEMENTS, cue_of, lexicon
from onrecord.reading.acts.words import words

WEIGHED = {row[0] for row in rows("turns.tsv")}


def test_it_is_as_wide_as_verbnet_is_on_words_that_attribute() -> None:
    forms = [cue.form for cue in lexicon().cues]
    assert forms.count("verb") > 2000 and forms.count("noun") > 300 and forms.count("fixed") > 200


def test_no_cue_stands_twice() -> None:
    keys = [(cue.phrase, cue.form) for cue in lexicon().cues]
    assert len(keys) == len(set(keys))


def test_every_class_can_be_decided() -> None:
    from onrecord.reading.acts.decision import weights

    known = {name.removeprefix("cue: ") for name in weights().names if name.startswith("cue: ")}
    kinds = {cue.kind for cue in lexicon().cues} | {k for cue in lexicon().cues for k in cue.before.values()}
    kinds |= {kind for row in rows("turns.tsv") for kind in row[1:]}
    assert kinds - known - set(LABELS) - {"turned"} == set()


def test_every_exception_names_a_complement() -> None:
    assert {name for cue in lexicon().cues for name in cue.before} <= set(COMPLEMENTS)


def test_every_phrase_is_met_as_it_is_written() -> None:
    for cue in lexicon().cues:
        phrase = " ".join(cue.phrase).replace("one's", "his").replace("oneself", "himself")
        found = words(phrase, 0, len(phrase))
        match = lexicon().longest(found, 0, cue.form == "noun")
        assert match is not None and match.end == len(found), cue.phrase


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("say", {"say", "says", "said", "saying"}),
        ("admit", {"admit", "admits", "admitted", "admitting"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("pledge", {"pledge", "pledges", "pledged", "pledging"}),
        ("withdraw", {"withdraw", "withdraws", "withdrew", "withdrawn", "withdrawing"}),
        ("tell", {"tell", "tells", "told", "telling"}),
        ("lie", {"lie", "lies", "lied", "lying"}),
        ("learn", {"learn", "learned", "learnt"}),
    ],
)
def test_a_verb_is_met_in_its_forms(verb: str, forms: set[str]) -> None:
    assert forms <= set(verb_forms(verb))


def test_plurals() -> None:
    assert [plural(w) for w in ("claim", "story", "speech", "say")] == [
        "claims",
        "stories",
        "speeches",
        "says",
    ]


def test_a_longer_cue_goes_before_a_shorter() -> None:
    found = ["called", "for", "calm"]
    match = lexicon().longest(found, 0)
    assert match is not None and match.end == 2 and match.cue.kind == "demand"


def test_a_noun_is_preferred_where_asked_for() -> None:
    match = lexicon().longest(["claims"], 0, noun=True)
    assert match is not None and match.cue.form == "noun"


def test_a_line_with_an_unknown_form_is_refused() -> None:
    with pytest.raises(ValueError, match="no such form"):
        cue_of(("hum", "adverb", "say"))


def test_words_are_written_in_full() -> None:
    text = "Didn’t she say it’s Ana’s? They can't, they'll see themselves"
    assert words(text, 0, len(text)) == (
        [
            "did",
            "not",
            "she",
            "say",
            "it",
            "is",
            "ana",
            "they",
            "can",
            "not",
            "they",
            "will",
            "see",
            "oneself",
        ]
    )
