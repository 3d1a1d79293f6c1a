"""What common nouns tell of an actor: word lists, and `noun`, which reads them.

Groups are what descriptions are matched by: "the lender" can mean what was called "a bank".
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Sort = Literal["person", "organisation", "media", "state", "place", "document", "part", "crowd"]
Gender = Literal["f", "m", ""]


@dataclass(frozen=True, slots=True)
class Noun:
    """`sort`: what the noun names; `group`: a finer class within it; `plural`: as it stands."""

    sort: Sort
    group: str
    plural: bool = False
    gender: Gender = ""


_PERSONS: dict[str, str] = {
    # who holds an office of the state
    "office": """minister premier chancellor ambassador envoy consul undersecretary attache attaché taoiseach
        monarch king queen emperor emir sultan vice-president nuncio vice-minister commander-in-chief""",
    # who speaks in an office for the body
    "spokes": "spokesman spokeswoman spokesperson spox press-secretary",
    "head": """executive head chief chair chairman chairwoman chairperson director boss ceo cfo coo cto president
        secretary secretary-general director-general leader governor commissioner editor editor-in-chief
        manager principal rector dean provost headteacher headmaster headmistress vice-chancellor treasurer
        commander superintendent convener convenor moderator warden abbot abbess prior
        vice-chairman vice-chairwoman vice-chair co-founder cofounder founder counsel registrar
        postmaster harbourmaster stationmaster administrator trustee-chair co-chair co-chairman
        co-chairwoman vice-rector vice-principal co-leader co-director deputy-director ombudsman
        comptroller proprietor""",
    "lawyer": "lawyer attorney solicitor barrister advocate agent",
    "deputy": "deputy successor predecessor assistant adviser advisor aide secretary-deputy counterpart",
    "official": """official officer diplomat civil-servant bureaucrat negotiator representative delegate inspector
        clerk emissary mediator staffer functionary employee bailiff prosecutor investigator
        detective magistrate coroner auditor regulator-official""",
    "kin": """brother sister wife husband mother father son daughter widow widower cousin uncle aunt nephew niece
        friend neighbour neighbor partner colleague parent grandfather grandmother fiancee fiancé fiancée
        brother-in-law sister-in-law relative mum dad grandson granddaughter teammate roommate""",
    "leak": "source insider whistleblower informant someone somebody person voice tipster",
    "politician": """mayor mayoress senator lawmaker deputy-mayor mp congressman congresswoman councillor councilor
        councilman councilwoman legislator parliamentarian candidate politician alderman assemblyman backbencher
        peer baroness lord burgomaster voivode""",
    "soldier": """general colonel captain admiral major lieutenant sergeant brigadier commodore corporal soldier
        constable sheriff marshal skipper pilot sailor ranger firefighter""",
    "cleric": "bishop archbishop cardinal pope imam rabbi priest pastor vicar monk nun patriarch parson reverend",
    "plain": """curator monsignor professor doctor analyst economist expert scientist researcher engineer historian academic farmer
        resident witness villager student teacher nurse worker miner fisherman trader banker broker investor
        shareholder customer passenger driver coach trainer striker midfielder goalkeeper defender player
        captain-player athlete singer actor actress author writer artist painter sculptor architect composer
        conductor musician campaigner activist protester protestor volunteer reader viewer user patient
        surgeon physician pensioner shopkeeper landlord tenant owner-occupier adjuster wholesaler retailer-owner
        consultant strategist statistician biologist geologist epidemiologist virologist chemist physicist
        ecologist zoologist botanist archaeologist anthropologist sociologist psychologist lecturer scholar
        butcher baker carpenter electrician plumber mechanic janitor caretaker gatekeeper porter guide guard
        cook chef waiter waitress barber tailor shepherd herder forester gardener beekeeper grower planter
        orchardist vintner winemaker brewer trustee critic referee umpire judge juror defendant plaintiff
        claimant suspect victim survivor eyewitness bystander passer-by motorist cyclist pedestrian commuter
        parishioner worshipper congregant believer pilgrim alumnus graduate pupil schoolgirl schoolboy
        observer commentator columnist blogger pollster forecaster underwriter insurer-agent seafarer
        businessman businesswoman entrepreneur tycoon billionaire industrialist philanthropist collector
        dealer auctioneer gallerist man woman boy girl lady gentleman child teenager grandmother-of-two
        mother-of-two mum-of-three local islander citizen voter supporter fan opponent supplier-owner
        contributor correspondent reporter journalist photographer presenter producer-person host anchor
        librarian archivist conservator restorer veterinarian vet zookeeper dentist pharmacist midwife
        carer foreman supervisor-person technician programmer developer-person hacker designer model dancer
        director-actor survivor mountaineer climber sherpa hunter angler diver lifeguard swimmer runner
        stallholder vendor hawker peddler lorry-driver trucker docker stevedore crewman deckhand
        apprentice trainee intern cadet recruit veteran refugee migrant exile dissident prisoner inmate
        detainee hostage whistle-blower chairman-elect secretary-elect""",
}
_ORGANISATIONS: dict[str, str] = {
    "ministry": "ministry department treasury chancellery exchequer secretariat-of-state",
    "government": "government cabinet administration presidency junta regime executive-branch",
    "embassy": "embassy consulate mission-embassy legation delegation",
    "company": """company firm corporation manufacturer maker supplier operator owner carrier airline bank lender
        retailer producer contractor builder startup start-up utility insurer brewery miner-company shipowner
        conglomerate multinational business group subsidiary parent drugmaker carmaker automaker
        shipbuilder shipyard shipper exporter importer distributor wholesaler-company chain supermarket
        bookmaker refinery steelmaker chipmaker toymaker winery consultancy bidder buyer seller investor-group
        landlord-company developer-company developer giant enterprise factory mill plant foundry smelter
        cooperative co-operative franchise hotel distiller distillery wholesaler smelter outfitter vendor-company
        employer customer-company exchange fund brokerage partnership syndicate railway ferry-operator""",
    "club": "club team side-club franchise-club squad",
    "union": """union federation confederation association guild alliance lobby league society chamber institute
        syndicate-union brotherhood fellowship""",
    "party": "party opposition coalition movement faction bloc caucus",
    "regulator": """regulator authority watchdog agency supervisor commission board office bureau inspectorate
        directorate ombudsman-office tribunal committee panel council body institute-body secretariat service
        registry registrar-office coastguard taskforce administration-office forum inquiry""",
    "court": "court tribunal bench judiciary jury",
    "police": "police constabulary gendarmerie prosecution force-police",
    "military": "army navy military airforce armed-forces militia brigade regiment garrison fleet",
    "school": "school university college faculty academy kindergarten lycee gymnasium",
    "hospital": "hospital clinic infirmary",
    "church": "church diocese parish archdiocese synod monastery convent mosque synagogue abbey cathedral",
    "museum": "museum gallery library archive theatre theater opera orchestra festival zoo",
    "charity": "charity ngo foundation trust nonprofit non-profit organisation organization campaign network",
    "parliament": "parliament senate assembly legislature congress parliament-house",
    "council": "municipality borough county-council town-hall",
    "band": "rebels-group choir band troupe ensemble",
    "project": "project consortium venture joint-venture",
}
_MEDIA = """newspaper paper broadcaster station channel daily weekly monthly magazine website blog outlet radio
    newsletter tabloid portal broadsheet gazette periodical journal podcast programme program newsroom
    publication newswire wire"""
_STATES = "country nation republic kingdom neighbour-state state federation-state homeland"
_PLACES = "city town village island region province district capital county port municipality-place"
_DOCUMENTS = """report letter document memo memorandum note statement filing minute minutes email e-mail paper study
    survey figure figures data file files record records transcript page communique communiqué notice circular
    prospectus contract poll ruling judgment judgement verdict decree bulletin leaflet brochure audit
    presentation log diary catalogue catalog register inventory statistics indictment complaint lawsuit petition
    manifesto declaration message telegram cable tweet post recording footage dossier briefing review
    assessment forecast estimate estimates analysis examination investigation release findings message
    certificate ledger invoice script speech address text slide slides spreadsheet screenshot
    affidavit testimony deposition submission article editorial interview story draft papers documents"""
# What belongs to a body and speaks with its voice: its press office is the body itself.
# What has words on it, by whomever.
_INSCRIBED = """banner bedsheet placard sign poster graffiti plaque inscription slogan caption headline passage
    paragraph sentence book memoir chapter sticker mural flag t-shirt tombstone board-sign"""
_PARTS = """office press-office site website account switchboard helpline newsroom-office management newsdesk
    headquarters hq leadership press service-desk"""
_CROWDS = """family crew staff public crowd congregation audience choir-crowd workforce electorate
    community jury-crowd couple pair duo inbox readership"""
_IRREGULAR = {
    "people": "person",
    "persons": "person",
    "spokespeople": "spokesperson",
    "children": "child",
    "parties": "party",
    "wives": "wife",
    "alumni": "alumnus",
    "folk": "person",
    "lawyers'": "lawyer",
    "types": "person",
    "others": "person",
    "locals": "local",
}
_PLURAL_ONLY = {"authorities": "government", "officials": "official", "rebels": "band", "militants": "band"}
_FEMALE = """woman spokeswoman chairwoman queen wife mother sister daughter widow aunt niece girl lady actress
    businesswoman congresswoman councilwoman headmistress abbess nun baroness mum grandmother waitress
    fiancée granddaughter mayoress co-chairwoman vice-chairwoman mum-of-three mother-of-two"""
_MALE = """man spokesman chairman king husband father brother son uncle nephew boy gentleman businessman
    congressman councilman headmaster abbot monk priest dad grandfather fisherman widower lord waiter grandson
    co-chairman vice-chairman crewman alderman assemblyman schoolboy foreman pope cardinal imam rabbi"""

DEPARTMENTS = frozenset(
    """foreign interior finance defence defense justice health education transport trade economy economic
    agriculture energy environment labour labor culture housing infrastructure home commerce industry
    fisheries marine mining mines water development planning sport sports tourism science research
    communications communication digital technology immigration security social welfare treasury
    enterprise affairs works employment family youth railway railways aviation forestry budget
    innovation europe european justice climate equality heritage roads lands petroleum""".split()
)
HONORIFICS = frozenset(
    """mr mrs ms miss mr. mrs. ms. dr dr. prof prof. sir dame lord lady herr frau madame monsieur señor señora
    don doña smt smt. shri sri fr. rev rev. hon hon. st. gen. col. lt. capt. sgt. sen. rep. gov. adm. cmdr.
    frère sheikh hajj alhaji chief mme m. mlle signor signora pan pani fru ing. justice father mother sister
    brother rear vice comrade monsignor auntie aunty imam rabbi reverend mwalimu chief alderman brigadier-general lieutenant-general major-general lieutenant-colonel""".split()
)
FEMALE_TITLES = frozenset(
    "mrs mrs. ms ms. miss dame lady frau madame señora doña smt smt. mme signora pani".split()
)
MALE_TITLES = frozenset(
    "mr mr. sir herr monsieur señor don shri sri fr. signor pan frère father brother".split()
)
# Words in a name that tell what bears it.
MEDIA_NAMES = frozenset(
    """radio rádio tv televisão television televisión times post herald gazette tribune telegraph chronicle
    courier kurier echo mirror guardian observer news newspaper press wire zeitung dagblad journal jornal
    daily weekly monthly review broadcasting media reporter examiner monitor standard dispatch bulletin
    beacon argus mercury inquirer ledger diario diário gazeta nieuws dienst courant rundfunk omroep
    canal channel fm kanal sentinel bugle advertiser mail express star sun noticias notícias correio
    cronica pravda voice newsletter blog insider magazine today tidende tidningen avis nyheter
    correspondent digest gazzetta corriere figaro monde presse agencia agência newswire online
    morning evening""".split()
)
COMPANY_NAMES = frozenset(
    """ltd ltd. inc inc. plc corp corp. ag gmbh llc sa s.a. nv n.v. bv b.v. oy ab as a/s spa s.p.a. kk kg holdings
    holding bank banco banque banka motors airlines airways pharma pharmaceuticals industries energy foods
    logistics shipping ferries mining steel oil gas electric telecom telecoms systems technologies
    software capital partners securities brothers sons group insurance aerospace breweries textiles
    chemicals cement plastics minerals resources properties estates stores supermarkets rail railways
    lines power utilities semiconductor robotics biotech ventures investments""".split()
)
BODY_NAMES = frozenset(
    """ministry ministerio ministère department office agency authority autoridade commission committee council
    board bureau court tribunal parliament assembly senate congress union federation confederation association
    society institute institut foundation trust alliance league party movement front university college
    school academy hospital clinic church diocese museum museo gallery theatre theater club fc united athletic
    city rovers wanderers sporting real dynamo orchestra opera police army navy guard constabulary
    inspectorate secretariat service services organisation organization centre center network coalition
    chamber guild brotherhood fund treasury exchange fellowship directorate registry house works
    observatory laboratory labs watchdog cooperative co-operative corporation company company's airport
    pool forum initiative project campaign circle choir synod archdiocese parish embassy consulate
    mission command brigade forces municipality borough""".split()
)
# Capitalised or not, these link the words of one name.
PARTICLES = frozenset(
    """de da do dos das del della di du van von der den ter ten la le el al bin ibn af av zu und y e i & 't dos
    het op""".split()
)
QUANTIFIERS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve dozen dozens hundreds thousands several
    many most some few all both neither another other none each scores""".split()
)
PLURAL_QUANTIFIERS = QUANTIFIERS - {"one", "another", "each", "other", "none"}
DETERMINERS = frozenset("the a an this that these those any no every".split())
POSSESSIVES = frozenset("his her its their our my your whose".split())
PRONOUNS: dict[str, str] = {
    **dict.fromkeys("he him himself".split(), "he"),
    **dict.fromkeys("she herself".split(), "she"),
    "her": "she",
    **dict.fromkeys("it itself".split(), "it"),
    **dict.fromkeys("they them themselves both".split(), "they"),
    **dict.fromkeys("who which whom that".split(), "who"),
    **dict.fromkeys("i me myself".split(), "i"),
    **dict.fromkeys("we us ourselves".split(), "we"),
    "his": "he",
    "its": "it",
    "their": "they",
    "my": "i",
    "our": "we",
    "whose": "who",
    **dict.fromkeys(("i'm", "i've", "i'd", "i'll", "i’m", "i’ve", "i’d", "i’ll"), "i"),
    **dict.fromkeys(("we're", "we've", "we'd", "we'll", "we’re", "we’ve", "we’d", "we’ll"), "we"),
    **dict.fromkeys(("he's", "he'd", "he'll", "he’s", "he’d", "he’ll"), "he"),
    **dict.fromkeys(("she's", "she'd", "she'll", "she’s", "she’d", "she’ll"), "she"),
    **dict.fromkeys(("they're", "they've", "they'd", "they’re", "they’ve", "they’d"), "they"),
    **dict.fromkeys(("it's", "it’s", "it'd", "it’d"), "it"),
}
PREPOSITIONS = frozenset(
    """of for at from in with on to by close near familiar inside within about over under against among between
    after before into through during since until as like around outside behind including
    briefed involved present working speaking acting based""".split()
)
# What a noun phrase does not reach over.
STOPS = PREPOSITIONS | frozenset(
    """who which whom whose that and or but nor if when while where because although though so than then
        is are was were be been being has have had do does did will would can could may might must shall should
        not also only just later earlier yesterday today tonight tomorrow now again still already once meanwhile
        however instead therefore too very more less there here said says say told tells tell asked asks added
        adds saying adding noting citing according reported reports reporting claimed claims wrote writes denied
        denies confirmed confirms insisted insists announced warned warns declined refused argued argues
        called calls accused accuses stated states expects expected believes believed thinks thought
        admitted admits acknowledged conceded promised pledged demanded urged urges rejected dismissed
        criticised criticized praised welcomed predicted suggested suggests explained replied responded
        described quoted quoting put puts made make makes took take takes gave give gives went go goes came come
        he she they it we i him them us me what how why no yes""".split()
)
FUNCTION_WORDS = (
    STOPS
    | PRONOUNS.keys()
    | DETERMINERS
    | QUANTIFIERS
    | frozenset(
        """mr in an by its his her their our my your whether once yet even ever never perhaps maybe despite
        unlike under across along besides meantime nevertheless nonetheless still asked given speaking last next
        early late monday tuesday wednesday thursday friday saturday sunday january february march april may
        june july august september october november december spring summer autumn winter christmas easter
        shares nobody nothing everyone everybody anyone anything something according both either neither first
        second third earlier later apart according amid beyond rather such those these this that them well
        hundreds back down up off out please yes no beside below above beneath opposite within
        twelve twenty thirty forty fifty sixty seventy eighty ninety thirty-one indeed thus hence
        whoever whatever wherever whichever let ask you your who whom why how where when""".split()
    )
)
# Participles that begin what is said of a noun, beside those in -ed and -ing.
PARTICIPLES = frozenset("seen read held made known given shown sent written drawn found taken put born".split())
# What tells one holder of a title from another.
RANKS = frozenset("prime deputy vice first second acting assistant former".split())
# Adjectives that tell nothing of which body is meant.
IDLE_ADJECTIVES = frozenset(
    """new old own same local national own embattled troubled ailing small large big giant main whole leading
    private public state-owned listed family-owned rival second third late current little tiny""".split()
)
FORMER = frozenset("former ex ex- late erstwhile retired outgoing-former one-time onetime then-".split())


# What words of a name make its bearer, where they are no common nouns of that group.
NAME_GROUPS: dict[str, str] = {
    **dict.fromkeys("front alliance convention league labour conservatives liberals greens democrats".split(), "party"),
    **dict.fromkeys("brotherhood workers employees fellowship".split(), "union"),
    **dict.fromkeys("bank banco bankas banque banka airlines airways ferries lines".split(), "company"),
    **dict.fromkeys("united fc athletic rovers wanderers sporting dynamo".split(), "club"),
}


def _members(table: dict[str, str]) -> dict[str, str]:
    return {word: group for group, members in table.items() for word in members.split()}


_PERSON_GROUP = _members(_PERSONS)
_ORGANISATION_GROUP = _members(_ORGANISATIONS)
_OTHERS: dict[str, Sort] = {
    **dict.fromkeys(_MEDIA.split(), "media"),
    **dict.fromkeys(_STATES.split(), "state"),
    **dict.fromkeys(_PLACES.split(), "place"),
    **dict.fromkeys(_DOCUMENTS.split(), "document"),
    **dict.fromkeys(_CROWDS.split(), "crowd"),
    **dict.fromkeys(_INSCRIBED.split(), "document"),
}
_INSCRIBED_SET = frozenset(_INSCRIBED.split()) | {"note", "message"}
_PARTS_SET = frozenset(_PARTS.split())
_GENDERS: dict[str, Gender] = {**dict.fromkeys(_FEMALE.split(), "f"), **dict.fromkeys(_MALE.split(), "m")}
_MAKERS = ("maker", "builder", "owner", "makers")
_PERSON_ENDINGS = ("ist", "eer", "ologist", "woman", "man", "monger", "wright", "ographer")


def is_part(word: str) -> bool:
    """Whether a body's possession of this name speaks with the body's own voice ("its press office")."""
    return word in _PARTS_SET


def is_inscribed(word: str) -> bool:
    """Whether it is a thing with words on it that nobody need have signed."""
    return word in _INSCRIBED_SET


@lru_cache(maxsize=8192)
def noun(word: str) -> Noun | None:
    """What the common noun `word` (in lower case) names; None where it is not known."""
    known = _singular(word)
    if known is not None:
        return known
    singular = _IRREGULAR.get(word) or _stripped(word)
    if singular is None:
        return None
    known = _singular(singular)
    return None if known is None else Noun(known.sort, known.group, True, known.gender)


def _stripped(word: str) -> str | None:
    if word.endswith("women"):
        return word[:-2] + "an"
    if word.endswith("men") and word[:-2] + "an" in _PERSON_GROUP:
        return word[:-2] + "an"
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else None


def _singular(word: str) -> Noun | None:
    if word in _PERSON_GROUP:
        return Noun("person", _PERSON_GROUP[word], gender=_GENDERS.get(word, ""))
    if word in _PLURAL_ONLY:
        sort: Sort = "person" if _PLURAL_ONLY[word] == "official" else "organisation"
        return Noun(sort, _PLURAL_ONLY[word], True)
    if word in _ORGANISATION_GROUP:
        return Noun("organisation", _ORGANISATION_GROUP[word])
    if word in _OTHERS:
        return Noun(_OTHERS[word], word)
    if word.endswith(_MAKERS) and len(word) > 6:
        return Noun("organisation", "company")
    if "-" in word:
        if word.endswith("-year-old"):
            return Noun("person", "plain")
        last = word.rsplit("-", 1)[1]
        if last != word and (last in _PERSON_GROUP or last in _ORGANISATION_GROUP):
            return _singular(last)
        first = word.split("-", 1)[0]
        if first in (
            "mother",
            "father",
            "mum",
            "dad",
            "editor",
            "secretary",
            "director",
            "brother",
            "sister",
        ):
            return _singular(first)
        return None
    if word.endswith(_PERSON_ENDINGS) and len(word) > 5:
        return Noun(
            "person", "plain", gender="f" if word.endswith("woman") else "m" if word.endswith("man") else ""
        )
    return None
