"""Taking people in from real files: what is new, what changes, what stays, what is refused, and what it leads to."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from startbaan.apps.intake import actions, queries
from startbaan.apps.journal.models import Entry
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours
from startbaan.apps.people.models import Address, Organisation, Pair, Person, PersonnelNumber, Post, Terms
from startbaan.apps.programme.models import Activity, Track
from startbaan.domain.periods import Period
from startbaan.domain.staffing.comparing import compare_with
from startbaan.domain.staffing.intended import Outcome
from startbaan.domain.staffing.posts import Reckoning
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

FILES = Path(__file__).parents[2] / "files" / "hr"
PER = date(2026, 11, 1)
HEADERS = (
    "Personeelsnummer;Roepnaam;Tussenvoegsel;Achternaam;E-mailadres;BRIN;Functie;Schaal;Trede;WTF;"
    "Datum in dienst;Datum uit dienst;Start loopbaan onderwijs;Leidinggevende"
)
NOOR = "3001;Noor;;Prinsen;noor@desluis.example;98AA00;leerkracht;LB;1;0,8;1-8-2026;;1-8-2026;Karin Post"
OTHER_NAME = (
    "Personeelsnummer 3001 is bij ons van Noor Prinsen, en in het bestand van Piet Prinsen. Heeft deze persoon een "
    "nieuwe naam? Pas die dan eerst aan bij de persoon. Zo niet, controleer het nummer."
)
AUGUST = {"new": 7, "changed": 0, "unchanged": 0, "refused": 0, "tracks": 5}


def csv_of(*rows):
    return "\n".join([HEADERS, *rows]).encode()


def quiet(_done, _total):
    pass


@pytest.fixture
def waterland(people):
    return Organisation.objects.get(key="waterland")


@pytest.fixture
def take(people, waterland):
    """Take in a file as a member of the cast and give the counts, and the comparison itself."""

    def taken(content, *, by=None, per=PER, name="lijst.csv"):
        content = (FILES / content).read_bytes() if isinstance(content, str) else content
        with acting_as(by or people.hanneke, on=A_DAY) as viewer:
            found = queries.read(content, name=name, chosen=queries.chosen_headers(waterland))
            applied = actions.take_in(
                by=viewer,
                at=clock.now(),
                board=waterland,
                read=found,
                per=per,
                report=quiet,
            )
        return applied.comparison

    return taken


def counted(comparison):
    counts = {outcome.value: comparison.count(outcome) for outcome in Outcome}
    return counts | {"refused": len(comparison.refused), "tracks": comparison.tracks}


def person(number):
    return PersonnelNumber.objects.get(board__key="waterland", number=number).person


def changes_of(comparison):
    return {row.number: [(line.label, line.before, line.after) for line in row.lines] for row in comparison.rows}


def test_file_of_august_makes_people_posts_terms_and_tracks(take):
    assert counted(take("starters-augustus.xlsx")) == AUGUST

    meike = person("2001")
    post = Post.objects.get(person=meike)
    assert (str(meike), post.school.key, post.period) == ("Meike van der Veen", "de-sluis", Period(date(2026, 8, 1)))
    assert [(t.fte, t.scale, t.step) for t in post.terms.all()] == [(Decimal("0.8000"), "LB", 1)]
    assert Address.objects.get(person=meike).email == "meike.vanderveen@desluis.example"
    assert Track.objects.get(starter=meike).start_on == date(2026, 8, 1)
    assert Activity.objects.filter(starter=meike).exists()
    assert str(Pair.objects.get(starter=meike, relation="manager").holder) == "Karin Post"


def test_one_person_in_two_schools_has_two_posts_and_one_track(take):
    take("starters-augustus.xlsx")

    fenna = person("2005")
    assert sorted(Post.objects.filter(person=fenna).values_list("school__key", flat=True)) == ["de-sluis", "de-vlinder"]
    assert Track.objects.get(starter=fenna).start_on == date(2024, 8, 1)


def test_who_taught_three_years_starts_no_track(take):
    compared = take("starters-augustus.xlsx")

    sjoerd = next(row for row in compared.rows if row.number == "2006")
    assert sjoerd.starter == "geen starter: 3 jaar in het onderwijs (start loopbaan onderwijs 1-8-2023)"
    assert not Track.objects.filter(starter=person("2006")).exists()


def test_same_file_again_changes_nothing(take):
    take("starters-augustus.xlsx")
    before = Person.objects.count(), Post.objects.count(), Terms.objects.count(), Address.objects.count()

    again = take("starters-augustus.xlsx")

    assert counted(again) == {"new": 0, "changed": 0, "unchanged": 7, "refused": 0, "tracks": 0}
    assert before == (Person.objects.count(), Post.objects.count(), Terms.objects.count(), Address.objects.count())


def test_corrected_file_gives_only_the_differences(take):
    take("starters-augustus.xlsx")

    compared = take("starters-september.xlsx")

    assert {number: lines for number, lines in changes_of(compared).items() if lines} == {
        "2001": [("Werktijdfactor", "0,8", "0,9"), ("Geldt vanaf", "", "1-11-2026")],
        "2003": [
            ("School", "", "De Vlinder"),
            ("Vanaf", "", "1-10-2026"),
            ("E-mailadres", "", "jp.intveld@devlinder.example"),
        ],
        "2004": [("E-mailadres", "", "renee.dancona@hetkompas.example")],
    } | {}
    assert counted(compared) == {"new": 1, "changed": 4, "unchanged": 4, "refused": 0, "tracks": 1}


def test_corrected_file_again_changes_nothing(take):
    take("starters-augustus.xlsx")
    take("starters-september.xlsx")

    assert counted(take("starters-september.xlsx")) == {
        "new": 0,
        "changed": 0,
        "unchanged": 9,
        "refused": 0,
        "tracks": 0,
    }


def test_other_factor_counts_from_the_day_asked_for(take):
    take(csv_of(NOOR))

    take(csv_of(NOOR.replace("0,8", "0,6")))

    terms = Terms.objects.filter(post__person=person("3001")).order_by("period")
    assert [(t.fte, t.period) for t in terms] == [
        (Decimal("0.8000"), Period(date(2026, 8, 1), PER)),
        (Decimal("0.6000"), Period(PER)),
    ]


def test_person_who_moved_leaves_the_old_school_and_its_manager(take):
    take(csv_of(NOOR))

    moved = csv_of(NOOR.replace("98AA00", "98AB00").replace("Karin Post", "Bert Smit"))
    compared = take(moved)

    noor = person("3001")
    posts = Post.objects.filter(person=noor).order_by("period")
    assert [(p.school.key, p.period) for p in posts] == [
        ("de-sluis", Period(date(2026, 8, 1), PER)),
        ("het-kompas", Period(PER)),
    ]
    managers = Pair.objects.filter(starter=noor, relation="manager").order_by("period")
    assert [(str(p.holder), p.period) for p in managers] == [
        ("Karin Post", Period(date(2026, 8, 1), PER)),
        ("Bert Smit", Period(PER)),
    ]
    assert ("School", "OBS De Sluis", "Het Kompas") in changes_of(compared)["3001"]
    assert counted(take(moved))["unchanged"] == 1


def test_who_leaves_takes_pairs_and_address_along(take, people):
    take(csv_of(NOOR))
    noor = person("3001")
    Pair.objects.create(starter=noor, holder_id=people.mehmet, relation="coach", period=Period(date(2026, 9, 1)))

    compared = take(csv_of(NOOR.replace("1-8-2026;;", "1-8-2026;31-12-2026;")))

    end = date(2027, 1, 1)
    assert {p.relation: p.period.end for p in Pair.objects.filter(starter=noor)} == {"coach": end, "manager": end}
    assert Post.objects.get(person=noor).period.end == end
    assert Terms.objects.get(post__person=noor).period.end == end
    assert Address.objects.get(person=noor).period.end == end
    assert changes_of(compared)["3001"] == [
        ("Datum uit dienst", "", "31-12-2026"),
        ("Koppelingen", "2", "2 eindigen mee op 31-12-2026"),
        ("Traject", "", "stopt op 31-12-2026"),
    ]


def test_person_who_moved_back_leaves_the_newer_school(take):
    take(csv_of(NOOR))
    take(csv_of(NOOR.replace("98AA00", "98AB00").replace("Karin Post", "Bert Smit")))
    back = date(2026, 11, 20)

    compared = take(csv_of(NOOR), per=back)

    posts = Post.objects.filter(person=person("3001")).order_by("period")
    assert [(p.school.key, p.period) for p in posts] == [
        ("de-sluis", Period(date(2026, 8, 1), PER)),
        ("het-kompas", Period(PER, back)),
        ("de-sluis", Period(back)),
    ]
    managers = Pair.objects.filter(starter=person("3001"), relation="manager").order_by("period")
    assert [(str(p.holder), p.period) for p in managers] == [
        ("Karin Post", Period(date(2026, 8, 1), PER)),
        ("Bert Smit", Period(PER, back)),
        ("Karin Post", Period(back)),
    ]
    assert ("School", "Het Kompas", "OBS De Sluis") in changes_of(compared)["3001"]
    assert counted(take(csv_of(NOOR), per=back))["unchanged"] == 1
    assert Track.objects.get(starter=person("3001")).period.end == date(2029, 8, 1)


def leaving(on):
    return csv_of(NOOR.replace("1-8-2026;;", f"1-8-2026;{on};"))


@pytest.mark.parametrize("handle", ["hanneke", "dirkjan"])
def test_who_leaves_stops_the_track(take, people, handle):
    take(csv_of(NOOR))

    compared = take(leaving("31-12-2026"), by=people.persons[handle])

    assert Track.objects.get(starter=person("3001")).period.end == date(2027, 1, 1)
    assert ("Traject", "", "stopt op 31-12-2026") in changes_of(compared)["3001"]
    assert Entry.objects.get(verb="end_track").starter == person("3001").pk
    assert counted(take(leaving("31-12-2026")))["unchanged"] == 1


def test_who_stays_after_all_goes_on_with_the_track(take):
    take(csv_of(NOOR))
    whole = Activity.objects.filter(starter=person("3001")).count()
    take(leaving("31-12-2026"))

    compared = take(csv_of(NOOR))

    assert Track.objects.get(starter=person("3001")).period.end == date(2029, 8, 1)
    assert Activity.objects.filter(starter=person("3001")).count() == whole
    assert ("Traject", "stopt op 31-12-2026", "gaat door") in changes_of(compared)["3001"]


def test_who_left_and_comes_back_goes_on_with_the_track(take):
    take(csv_of(NOOR))
    take(leaving("20-11-2026"))

    take(csv_of(NOOR.replace("1-8-2026;;", "1-12-2026;;")))

    assert Track.objects.get(starter=person("3001")).period.end == date(2029, 8, 1)


def test_first_contract_with_an_end_has_the_whole_track(take):
    take(leaving("31-7-2027"))
    assert Track.objects.get(starter=person("3001")).period.end == date(2029, 8, 1)

    take(leaving("31-7-2028"))

    assert Track.objects.get(starter=person("3001")).period.end == date(2029, 8, 1)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (
            NOOR.replace("98AA00", "98ZZ00"),
            "BRIN 98ZZ00 kennen we niet. Controleer de BRIN, of voeg de school eerst toe.",
        ),
        (NOOR.replace("98AA00", "98AD00"), "BRIN 98AD00 is een school van een ander bestuur."),
        (
            NOOR.replace("Noor", "Piet"),
            OTHER_NAME,
        ),
    ],
)
def test_row_that_cannot_be_is_refused_with_its_reason(take, row, reason):
    take(csv_of(NOOR))

    compared = take(csv_of(row))

    assert [(r.row_number, r.reasons) for r in compared.refused] == [(2, (reason,))]
    assert Post.objects.filter(person=person("3001")).count() == 1


def test_every_error_of_a_bad_file_is_refused_and_the_good_rows_go_in(take):
    compared = take("fouten.xlsx")

    assert counted(compared)["refused"] == 16
    assert counted(compared)["new"] == 3


def test_spelling_of_a_name_is_corrected(take):
    take(csv_of(NOOR.replace("Noor", "Noör")))

    assert changes_of(take(csv_of(NOOR)))["3001"] == [("Naam", "Noör Prinsen", "Noor Prinsen")]


def test_address_of_someone_else_stays_out(take):
    compared = take(csv_of(NOOR.replace("noor@desluis.example", "ruben@startbaan.example")))

    assert compared.rows[0].notes == ("ruben@startbaan.example is elders in gebruik en is niet overgenomen.",)
    assert not Address.objects.filter(person=person("3001")).exists()


def test_new_address_follows_the_old_one(take):
    take(csv_of(NOOR))

    take(csv_of(NOOR.replace("noor@", "n.prinsen@")))

    rows = Address.objects.filter(person=person("3001")).order_by("period")
    assert [(a.email, a.period) for a in rows] == [
        ("noor@desluis.example", Period(date(2026, 8, 1), PER)),
        ("n.prinsen@desluis.example", Period(PER)),
    ]


def test_number_without_its_zeros_is_the_same_person(take, people):
    row = "1001;Sanne;de;Wit;sanne@startbaan.example;98AA00;leerkracht;LB;1;0,8;1-8-2026;;;Karin Post"

    assert counted(take(csv_of(row))) == {"new": 0, "changed": 0, "unchanged": 1, "refused": 0, "tracks": 0}


def test_manager_may_be_new_in_the_same_file(take):
    chief = "3000;Ria;;Baas;ria@desluis.example;98AA00;directeur;D12;4;1;1-1-2020;;;"

    take(csv_of(NOOR.replace("Karin Post", "Baas, Ria"), chief))

    assert Pair.objects.get(starter=person("3001"), relation="manager").holder == person("3000")


def test_coach_named_as_manager_is_not_coupled(take, people):
    take(csv_of(NOOR.replace("Karin Post", "")))
    noor = person("3001")
    Pair.objects.create(starter=noor, holder_id=people.karin, relation="coach", period=Period(date(2026, 9, 1)))

    compared = take(csv_of(NOOR))

    assert compared.rows[0].notes == ("Karin Post begeleidt deze starter al en kan niet ook leidinggevende zijn.",)
    assert counted(compared)["unchanged"] == 1


@pytest.mark.parametrize("handle", ["sanne", "karin", "mehmet", "wil", "bas", "jeroen"])
def test_nobody_else_takes_people_in(take, people, handle):
    with pytest.raises(NotYours):
        take(csv_of(NOOR), by=people.persons[handle])


def test_hr_takes_people_in(take, people):
    assert counted(take(csv_of(NOOR), by=people.dirkjan))["new"] == 1


def test_comparing_writes_nothing(people, waterland):
    before = Person.objects.count()
    with acting_as(people.hanneke, on=A_DAY) as viewer:
        reading = queries.read(csv_of(NOOR), name="lijst.csv", chosen={}).reading()
        known = queries.snapshot(waterland, rows=reading.rows, viewer=viewer)

        compared = compare_with(known, reading=reading, reckoning=Reckoning(PER, says_end=True), on=A_DAY)

    assert (counted(compared)["new"], Person.objects.count()) == (1, before)
