"""What a list of staff can tell, and the headers under which Dutch HR programs write it."""

from enum import StrEnum

from startbaan.domain.sentences import Sentence, say


class Field(StrEnum):
    """One fact in a row; the value is what is remembered when someone matches a header by hand."""

    PERSONNEL_NUMBER = "personnel_number"
    GIVEN_NAME = "given_name"
    INFIX = "infix"
    FAMILY_NAME = "family_name"
    EMAIL = "email"
    PRIVATE_EMAIL = "private_email"
    BRIN = "brin"
    LOCATION = "location"
    FUNCTION = "function"
    SCALE = "scale"
    STEP = "step"
    FTE = "fte"
    STARTED_ON = "started_on"
    ENDED_ON = "ended_on"
    PROFESSION_STARTED_ON = "profession_started_on"
    QUALIFIED_ON = "qualified_on"
    LINE_MANAGER = "line_manager"
    CONTRACT = "contract"
    ROUTE = "route"
    SECTOR = "sector"

    @property
    def label(self) -> Sentence:
        """The name of the field for a person."""
        return LABELS[self]


LABELS = {
    Field.PERSONNEL_NUMBER: say("Personeelsnummer"),
    Field.GIVEN_NAME: say("Roepnaam"),
    Field.INFIX: say("Tussenvoegsel"),
    Field.FAMILY_NAME: say("Achternaam"),
    Field.EMAIL: say("E-mailadres"),
    Field.PRIVATE_EMAIL: say("Privé-e-mailadres"),
    Field.BRIN: say("BRIN"),
    Field.LOCATION: say("Vestiging"),
    Field.FUNCTION: say("Functie"),
    Field.SCALE: say("Schaal"),
    Field.STEP: say("Trede"),
    Field.FTE: say("Werktijdfactor"),
    Field.STARTED_ON: say("Datum in dienst"),
    Field.ENDED_ON: say("Datum uit dienst"),
    Field.PROFESSION_STARTED_ON: say("Start loopbaan onderwijs"),
    Field.QUALIFIED_ON: say("Datum bevoegdheid"),
    Field.LINE_MANAGER: say("Leidinggevende"),
    Field.CONTRACT: say("Contractsoort"),
    Field.ROUTE: say("Route"),
    Field.SECTOR: say("Sector"),
}

REQUIRED = (Field.PERSONNEL_NUMBER, Field.FAMILY_NAME, Field.BRIN, Field.STARTED_ON)

# Best header first: where a list has two of them, the first is read and the other reported. Headers on one line are
# equally good, so two of those in one list are a question.
USUAL_HEADERS: dict[Field, tuple[tuple[str, ...], ...]] = {
    Field.PERSONNEL_NUMBER: (
        ("personeelsnummer", "personeelsnr", "persnr", "persnummer", "personeelsno"),
        ("medewerkernummer", "medewerkersnummer", "medewerkernr", "werknemernummer", "werknemersnummer", "werknemernr"),
        ("medewerker", "stamnummer", "registratienummer", "employee id", "personeelscode", "medewerkercode"),
    ),
    Field.GIVEN_NAME: (
        ("roepnaam",),
        ("voornaam", "first name", "given name"),
        ("voornamen", "eerste voornaam"),
        ("voorletters", "initialen"),
    ),
    Field.INFIX: (
        ("tussenvoegsel", "tussenvoegsels", "voorvoegsel", "voorvoegsels", "tussenv.", "voorv.", "tv"),
        ("voorvoegsel achternaam", "voorvoegsel geboortenaam", "tussenvoegsel achternaam"),
    ),
    Field.FAMILY_NAME: (
        ("achternaam", "familienaam", "last name", "surname"),
        (
            "samengestelde achternaam",
            "naamgebruik",
            "gebruiksnaam",
            "achternaam, voorvoegsels",
            "achternaam medewerker",
        ),
        ("geboortenaam", "geslachtsnaam", "meisjesnaam"),
    ),
    Field.EMAIL: (
        ("e-mailadres", "e-mail", "mail", "mailadres", "emailadres werk", "e-mail werk", "werk e-mail"),
        ("zakelijk e-mailadres", "e-mail zakelijk", "e-mailadres zakelijk", "school e-mail", "e-mailadres school"),
    ),
    Field.PRIVATE_EMAIL: (
        (
            "privé e-mailadres",
            "privé e-mail",
            "e-mail privé",
            "e-mailadres privé",
            "privémail",
            "persoonlijk e-mailadres",
        ),
    ),
    Field.BRIN: (
        ("brin", "brincode", "brinnummer", "brinnr", "brin/vestiging", "brin6"),
        (
            "vestigingsbrin",
            "school brin",
            "brin school",
            "brincode school",
            "brin vestigingscode",
            "brin vestigingsnummer",
        ),
    ),
    Field.LOCATION: (
        ("vestiging", "vestigingsnummer", "vestigingsnr", "vestigingscode", "volgnummer vestiging"),
        ("locatie", "locatiecode", "locatienummer", "dislocatie"),
    ),
    Field.FUNCTION: (
        ("functie", "functienaam", "functieomschrijving", "omschrijving functie", "functietitel"),
        ("functiebenaming", "functiegroep", "functiecategorie"),
    ),
    Field.SCALE: (
        ("schaal", "salarisschaal", "loonschaal", "functieschaal", "schaalcode", "schaal/trede", "schaal en trede"),
        ("carrièrepatroon", "schaal/regel", "inschaling"),
    ),
    Field.STEP: (
        ("trede", "salaristrede", "periodiek", "regelnummer", "tredenummer", "salarisnummer"),
        ("regel", "anciënniteit"),
    ),
    Field.FTE: (
        ("wtf", "werktijdfactor", "fte", "betrekkingsomvang", "wtf (werktijdfactor)", "werktijdfactor (wtf)"),
        ("deeltijdfactor", "parttime factor", "deeltijd", "parttime", "omvang", "aanstellingsomvang"),
    ),
    Field.STARTED_ON: (
        ("datum in dienst", "in dienst", "datum indiensttreding", "indiensttreding"),
        ("in dienst per", "in dienst sinds", "begindatum dienstverband", "datum aanvang", "begin dienstverband"),
        ("begindatum", "startdatum", "ingangsdatum", "ingangsdatum contract", "begindatum contract"),
        ("begindatum functie", "begindatum plaatsing", "ingangsdatum functie"),
    ),
    Field.ENDED_ON: (
        ("datum uit dienst", "uit dienst", "datum uitdiensttreding", "uitdiensttreding"),
        ("uit dienst per", "einddatum dienstverband", "datum einde", "einde dienstverband", "einde contract"),
        ("einddatum", "einddatum contract", "contract tot"),
        ("einddatum functie", "einddatum plaatsing"),
    ),
    Field.PROFESSION_STARTED_ON: (
        ("start loopbaan onderwijs", "datum start loopbaan onderwijs", "begin loopbaan onderwijs", "start onderwijs"),
        (
            "datum in onderwijs",
            "in onderwijs sinds",
            "startdatum onderwijs",
            "eerste werkdag onderwijs",
            "start loopbaan",
        ),
    ),
    Field.QUALIFIED_ON: (
        ("datum bevoegdheid", "bevoegd sinds", "bevoegd per", "datum bevoegd", "bevoegdheidsdatum", "datum diploma"),
        ("diplomadatum", "afstudeerdatum", "bevoegd"),
    ),
    Field.LINE_MANAGER: (
        ("leidinggevende", "naam leidinggevende", "direct leidinggevende", "directe leidinggevende"),
        ("personeelsnummer leidinggevende", "leidinggevende personeelsnummer", "manager", "teamleider", "directeur"),
    ),
    Field.CONTRACT: (
        ("contractsoort", "soort contract", "contracttype", "type contract", "contractvorm", "soort dienstverband"),
        ("aard dienstverband", "dienstverbandtype", "type dienstverband", "vast/tijdelijk", "aanstelling", "contract"),
    ),
    Field.ROUTE: (
        ("route", "opleidingsroute", "route naar het beroep", "instroomroute"),
        ("instroom", "opleiding", "vooropleiding"),
    ),
    Field.SECTOR: (("sector", "onderwijssector", "cao"),),
}

# What a list need not hold: never read, never given back in an export.
PRIVATE_HEADERS = (
    "bsn",
    "burgerservicenummer",
    "sofinummer",
    "iban",
    "bankrekening",
    "bankrekeningnummer",
    "rekeningnummer",
    "geboortedatum",
    "geboorteplaats",
    "nationaliteit",
    "geslacht",
    "burgerlijke staat",
    "salaris",
    "salarisbedrag",
    "brutosalaris",
    "adres",
    "straat",
    "postcode",
    "woonplaats",
)
