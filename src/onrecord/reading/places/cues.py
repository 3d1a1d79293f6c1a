"""Words around a name that tell a place from a person or a body; all in small letters."""

from __future__ import annotations


def _words(lines: str) -> frozenset[str]:
    return frozenset(lines.split())


# Before a place, hardly ever before a person or a body.
INSIDE = _words("in near outside around across throughout inside")
# Before a place more often than before others.
TOWARDS = _words("at from to toward towards into via between within beyond off along over onto through")
# "the town of X": X is a place whatever the tagger says.
KINDS_OF_PLACE = _words(
    """town city village hamlet province region state county district municipality township island islands
    peninsula port capital suburb suburbs neighborhood neighbourhood borough community settlement prefecture
    governorate department republic kingdom outskirts south north east west southeast southwest northeast
    northwest coast area parish territory"""
)
# A name after one of these is a person.
TITLES = _words(
    """mr mrs ms miss dr sir dame lord lady prof professor rev reverend father sister brother saint judge
    justice captain capt colonel col general gen lieutenant lt sergeant sgt major maj officer detective deputy
    sheriff president senator sen representative rep governor gov mayor minister premier chancellor king queen
    prince princess pope archbishop bishop rabbi imam sheikh coach chief secretary chairman chairwoman
    spokesman spokeswoman director manager councilman councilwoman councillor commissioner attorney
    superintendent principal dean chairperson ambassador congressman congresswoman constable inspector trooper
    cpl corporal pvt private"""
)
# After a place that these hold office in or belong to: "Dublin Mayor", "an Elkhart man".
BELONGING = _words(
    """mayor police residents resident native natives officials man woman men women couple teen teenager
    boy girl family home homeowner businessman businesswoman area city council county firefighters students
    student officer officers neighborhood suburb suburbs farmer farmers lawmakers lawmaker voters metro based
    born region province village town"""
)
# A name before one of these is a person or body that acts.
SPEAKING = _words(
    "said says told added asked explained replied recalled wrote testified noted joked laughed smiled"
)
# Directions and the like that stand before the name of the whole: "North Dallas" lies in Dallas.
PARTS = _words(
    """north south east west northern southern eastern western northeast northwest southeast southwest
    northeastern northwestern southeastern southwestern central greater downtown upper lower inner outer mid
    midtown uptown metro metropolitan rural old"""
)
# Words that are towns somewhere and in a text of their own are none.
NO_NAMES = PARTS | _words(
    """lake port valley county center centre city coast river bay island islands hill hills park beach
    mount mountain springs falls grove village town union republic state states province district region
    street road avenue college university school church hospital police monday tuesday wednesday thursday
    friday saturday sunday january february march april may june july august september october november
    december god lord king queen prince sir lady man men woman national international american european
    christian christmas easter congress senate house of the and de la young best spring summer winter autumn
    battle progress friendship liberty independence enterprise freedom energy reform sport power victory most
    many much as is was were be has had do can will may but not so to if on at by or an a i he she it we they
    you who what when where why how this that these those here there then than with from up out no yes
    """
)
# Words behind a name that tell what kind of region it is: "Kursk Region" is that in which Kursk lies.
REGIONS = _words(
    """region province oblast state prefecture governorate department voivodeship krai republic territory
    canton emirate"""
)
DISTRICTS = _words("county parish district township borough municipality municipio commune")
# Words that begin or end the name of a body of water, height or other land.
LANDS = _words(
    """river lake sea ocean gulf bay strait channel canal creek islands island isle peninsula cape coast
    valley mountains mountain mount mt hills hill desert forest delta plateau basin springs beach harbor
    harbour falls park heights fort camp wilderness"""
)
# Words that end the name of a street: a toponym, but none that a gazetteer places.
STREETS = _words(
    """street st road rd avenue ave boulevard blvd drive dr lane ln highway hwy route interstate parkway pkwy
    court ct circle place plaza terrace trail turnpike freeway expressway bypass"""
)
# Those of them that name nothing else than a street.
NAMED_STREETS = _words(
    "street road avenue boulevard drive highway parkway turnpike freeway expressway bypass"
)
# Words that begin a street's name and would else be no part of it.
IN_STREETS = _words(
    """north south east west old upper lower lake port valley center centre city park church college school
    king queen prince university market union spring hill state county grove"""
)
# Words that make a name before them part of the name of a body or thing.
BODIES = _words(
    """department university college school high council board authority hospital church court office
    company corp corporation inc ltd bank club team party association society institute center centre museum
    times post news herald tribune journal gazette press airport stadium agency ministry commission committee
    union federation league airlines airways medical fire clinic library theatre theater foundation group
    hotel arena cathedral today daily"""
)
THINGS = _words(
    "virus fever disease syndrome strain ebolavirus flu encephalitis accord accords treaty protocol cup"
)
