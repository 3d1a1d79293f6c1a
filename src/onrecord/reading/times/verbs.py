"""Verb forms that tell which way a clause looks. Data only; one string a set."""

from __future__ import annotations

from typing import Final

# Always ahead.
FUTURE: Final = "will shall ll won tomorrow gonna upcoming"
# Ahead, unless a past form makes them one ("had planned").
LIKELY_FUTURE: Final = (
    "would could may might must should can plan plans planned planning expect expects expected scheduled due "
    "slated set intends intend intended hope hopes hoping hoped aims aim wants want going ready deadline "
    "ahead soon early"
)
# Of those, which keep looking ahead after "was" ("was scheduled for Friday").
PLANNED: Final = "scheduled due expected planned slated set going"
# Past, but what they take as an infinitive lies ahead ("agreed to meet on Friday").
COMMITTED: Final = (
    "agreed decided vowed promised pledged wanted urged asked ordered invited told summoned subpoenaed "
    "threatened offered called voted required needed allowed began"
)
PRESENT: Final = "is are am do does says meets begins starts ends opens faces"
HAVE: Final = "has have had having ve"
BE: Final = "be been being"
IS: Final = "is are am s re"
MODAL: Final = "will would could may might must should can shall to ll"
PAST: Final = (
    "was were had did said told went came took made gave got saw found knew thought left met won lost held "
    "began became brought built bought caught chose drew drove ate fell felt fought flew forgot grew heard "
    "hid kept led lent lay meant paid ran rang rose sat sold sent shot showed sang sank slept spoke spent "
    "stood stole struck swore taught threw understood woke wore wrote broke hung laid sought shook tore "
    "withdrew overthrew undertook foresaw foretold taken given seen known written spoken shown chosen driven"
)
# Words in "ed" that are no past verbs.
NOT_PAST: Final = (
    "need speed indeed feed seed bed red hundred wed shed exceed proceed succeed bleed breed united armed "
    "sacred embed naked wicked deed weed reed heed greed creed breed steed"
)
# After "to", what shows that no verb follows.
NO_VERB: Final = "the a an his her its their our this that these those him them it us me you"
# How words came out: "a statement issued on Monday" was said on Monday.
ISSUED: Final = (
    "issued dated published released posted signed sent broadcast aired printed delivered filed circulated "
    "emailed tweeted seen obtained recorded read uploaded made given lodged handed distributed leaked called "
    "pronounced written adopted held quoted interviewed speaking asked reached contacted"
)
# What is said or written: "Monday's statement" was said on Monday.
SAYINGS: Final = (
    "statement letter report announcement speech interview briefing conference hearing address note memo "
    "message filing email post tweet article editorial edition issue broadcast programme program bulletin "
    "release circular ruling verdict judgment notice warning denial claim testimony communique"
)
