"""What the pages of the floor say about signals, by hand for a coordinator: one statement, and plain comparing."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from urllib.parse import urlencode

from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    Expression,
    IntegerField,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Cast

from startbaan.apps.coaching.models import CoachingDecision
from startbaan.apps.intake.models import CoachProposal
from startbaan.apps.people.models import CoachHours, CoachRegistration, Pair
from startbaan.apps.programme.models import Activity, Contact
from startbaan.apps.programme.queries.seen import minutes_of
from startbaan.domain.periods import SchoolYear
from startbaan.domain.schedule.definition import Definition

WARNED = timedelta(days=60)
CERTIFICATE = timedelta(days=120)
GUIDING = ("start_talk", "lesson_visit", "coach_talk", "interim_talk", "final_talk")
NONE, NO_DAY = Cast(Value(None), IntegerField()), Cast(Value(None), DateField())
COLUMNS = ("what", "starter", "n1", "n2", "n3", "n4", "day")
NO_TALLY = {"done": 0, "total": 0, "due": 0, "received": 0, "undecided": 0, "left": None, "proposed": None}
BADGES = {
    "no_coach": ("geen coach", "late"),
    "start_talk_late": ("startgesprek te laat", "late"),
    "hours_behind": ("uren achter", "attention"),
    "contract_ending": ("contract loopt af", "attention"),
    "decision_missing": ("besluit ontbreekt", "attention"),
    "three_years_on": ("langer dan drie jaar", "neutral"),
}
TASKS = {
    "contract_ending": (
        "Van {who} loopt het dienstverband binnenkort af",
        "Van {count} starters loopt het dienstverband binnenkort af",
        "Leg vast of het doorloopt. Gaat de starter weg, vertel dat dan bij Er verandert iets.",
    ),
    "hours_behind": (
        "Bij {who} blijft de coaching achter in uren",
        "Bij {count} starters blijft de coaching achter in uren",
        "Er was minstens twee uur minder coaching dan er tot vandaag hoort te zijn. Plan wat er nog niet was.",
    ),
    "decision_missing": (
        "Voor {who} is nog niet besloten over coaching in het volgende jaar",
        "Voor {count} starters is nog niet besloten over coaching in het volgende jaar",
        "Coach en starter besluiten in het eindgesprek: doorgaan, op verzoek of stoppen.",
    ),
    "three_years_on": (
        "{who} begon meer dan drie jaar geleden in het onderwijs",
        "{count} starters begonnen meer dan drie jaar geleden in het onderwijs",
        "Rond het traject af, verleng het, of verbeter de datum bij de gegevens.",
    ),
    "certificate_expiring": (
        "Van {who} verloopt het certificaat",
        "Van {count} coaches verloopt het certificaat",
        "Vraag het nieuwe certificaat en zet de datum in het coachregister.",
    ),
    "coach_over_hours": (
        "{who} heeft meer uren toegezegd dan er zijn",
        "{count} coaches hebben meer uren toegezegd dan er zijn",
        "Geef de coach meer uren, of koppel een starter aan een andere coach.",
    ),
}


def tallied(known: list[dict], on: date) -> None:
    """Count what the signals rest on; one statement."""
    year = SchoolYear.of(on)
    starters, tracks = [one["starter"] for one in known], [one["track"] for one in known]
    alone = [one["starter"] for one in known if not one["coach"]]
    versions = {one["version"]: one["definition"] for one in known}
    guiding = sorted({key for definition in versions.values() for key in guided(definition)})
    final = sorted({key for definition in versions.values() for key in keys_of(definition, "final_talk")})
    lasting = [
        When(Q(key__in=keys) if len(versions) == 1 else Q(key__in=keys, track__version=version), then=Value(minutes))
        for version, definition in versions.items()
        for minutes, keys in lengths(definition).items()
    ]
    kept = Activity.objects.filter(track__in=tracks).exclude(state="dropped")
    this_year = kept.filter(window__endswith__gt=year.period.start, window__endswith__lte=year.period.end)
    decided = CoachingDecision.objects.filter(activity__isnull=False).values("activity")
    talks = kept.filter(
        starter__in=starters,
        key__in=final,
        window__endswith__gt=year.previous.period.start,
        window__endswith__lte=year.period.end,
    ).exclude(pk__in=decided)
    met = Contact.objects.filter(starter__in=starters, day__gte=year.period.start, day__lte=on)
    long = Sum(Case(*lasting, default=Value(0), output_field=IntegerField()), filter=Q(window__endswith__lte=on))
    received = Sum("minutes", filter=Q(done_on__gte=year.period.start, key__in=guiding))
    arms = [
        arm(met, "met", n1=Cast(Sum("minutes"), IntegerField())),
        arm(talks, "undecided", n1=Cast(Min("year"), IntegerField())),
    ]
    if alone:
        pairs = Pair.objects.filter(starter__in=alone, relation="coach")
        arms.append(arm(pairs, "left", day=Max("period__endswith")))
        arms.append(arm(CoachProposal.objects.filter(starter__in=alone, answer=""), "proposed", day=Max("start_on")))
    done = Count("pk", filter=Q(state="done"))
    rows = arm(this_year, "counted", n1=done, n2=Count("pk"), n3=long, n4=received).union(*arms, all=True)
    found: dict[int, dict] = {}
    for what, starter, n1, n2, n3, n4, day in rows:
        said = found.setdefault(starter, dict(NO_TALLY))
        if what == "counted":
            said.update(done=n1, total=n2, due=n3 or 0, received=said["received"] + (n4 or 0))
        elif what == "met":
            said["received"] += n1 or 0
        else:
            said[what] = n1 if what == "undecided" else day
    for one in known:
        one["tally"] = found.get(one["starter"], NO_TALLY)
        one["signals"] = signals(one, one["tally"], on)


def arm(rows: QuerySet, what: str, **columns: Expression) -> QuerySet:
    """One row for each starter, in the shape all arms of the union have."""
    blank = {"n1": NONE, "n2": NONE, "n3": NONE, "n4": NONE, "day": NO_DAY}
    named = rows.order_by().values("starter").annotate(what=Value(what, output_field=CharField()))
    return named.annotate(**(blank | columns)).values_list(*COLUMNS)


def signals(one: dict, tally: dict, on: date) -> dict[str, date]:
    """The signals about a starter with the day each began, the oldest first."""
    stops, found = one["stand"]["key"] == "stopt", {}
    if not stops and one["coach_from"] and one["coach_from"] <= on and not one["coach"]:
        found["no_coach"] = one["coach_from"]
    if one["talk_end"] and one["talk_end"] <= on:
        found["start_talk_late"] = one["talk_end"]
    if not stops and round(tally["due"] / 60, 2) - round(tally["received"] / 60, 2) >= 2:
        found["hours_behind"] = on
    end = one["contract_end"]
    if not stops and end and end - WARNED <= on <= end:
        found["contract_ending"] = end - WARNED
    year = tally["undecided"]
    if not stops and year and year < min(len(one["years"]), one["definition"].coaching.max_years + 1):
        last = one["years"][year - 1].last
        if last - WARNED <= on:
            found["decision_missing"] = last - WARNED
    start = one["profession"]
    if start and not one["extra"]:
        passed = date(start.year + 3, start.month, 28 if (start.month, start.day) == (2, 29) else start.day)
        if passed <= on:
            found["three_years_on"] = passed
    return dict(sorted(found.items(), key=lambda signal: (signal[1], signal[0])))


def badges(one: dict) -> list[str]:
    said = "no_coach" if one["stand"]["key"] == "geen-coach" else ""
    return [word for name, (word, _tone) in BADGES.items() if name in one["signals"] and name != said]


def counts(known: list[dict]) -> list[dict]:
    there = [name for one in known for name in one["signals"]]
    return [
        {"key": name, "word": word, "tone": tone, "count": there.count(name)}
        for name, (word, tone) in BADGES.items()
        if name in there
    ]


def starter_tasks(known: list[dict]) -> list[dict]:
    """One task for each sort of signal."""
    about: dict[str, list[tuple[date, dict]]] = {}
    for one in known:
        for name, since in one["signals"].items():
            if name in TASKS:
                about.setdefault(name, []).append((since, one))
    tasks = []
    for name, found in about.items():
        found.sort(key=lambda pair: pair[0])
        url = f"/starters/{found[0][1]['key']}/" if len(found) == 1 else f"/starters/?{urlencode({'signaal': name})}"
        tasks.append(task(name, [one["name"] for _since, one in found], found[0][0], url, "Bekijk"))
    return tasks


def coach_tasks(known: list[dict], boards: Iterable[int], on: date) -> list[dict]:
    """What is to be done about coaches of these boards; one statement."""
    hours = CoachHours.objects.filter(registration=OuterRef("pk"), school_year=SchoolYear.of(on).start_year)
    rows = CoachRegistration.objects.filter(board__in=boards, period__contains=on).select_related("person")
    rows = rows.annotate(available=Subquery(hours.values("hours")[:1])).order_by("person__sort_name", "pk")
    reserved: dict[tuple[int, int], float] = {}
    for one in known:
        given = one["definition"].coach_hours
        if one["coach"] and one["places"] and given:
            whose = one["coach_pk"], one["places"][0]["board"]
            reserved[whose] = reserved.get(whose, 0) + given.per_track
    about: dict[str, list[tuple[date, str]]] = {}
    for row in rows:
        until = None if row.equivalent else row.certified_until
        over = row.available is not None and reserved.get((row.person_id, row.board_id), 0) > float(row.available)
        found = [("certificate_expiring", until - CERTIFICATE)] if until and until - CERTIFICATE <= on else []
        found += [("coach_over_hours", on)] if over else []
        for name, since in sorted(found, key=lambda signal: signal[1]):
            about.setdefault(name, []).append((since, str(row.person)))
    return [
        task(name, [who for _since, who in found], min(found)[0], "/coachregister/", "Coachregister")
        for name, found in about.items()
    ]


def task(name: str, names: list[str], since: date, url: str, action: str) -> dict:
    one, many, advice = TASKS[name]
    count = len(names)
    more = f" en nog {count - 3}" if count > 3 else ""
    return {
        "title": (one if count == 1 else many).format(who=names[0], count=count),
        "state": "attention",
        "on": since,
        "when": "",
        "detail": f"{', '.join(names[:3])}{more}" if count > 1 else "",
        "url": url,
        "action": action,
        "advice": advice,
    }


@cache
def guided(definition: Definition) -> tuple[str, ...]:
    return keys_of(definition, *GUIDING)


@cache
def keys_of(definition: Definition, *kinds: str) -> tuple[str, ...]:
    return tuple(words.key for words in definition.activities if words.kind.value in kinds)


@cache
def lengths(definition: Definition) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for words in definition.activities:
        if words.kind.value in GUIDING and (minutes := minutes_of(words)):
            found.setdefault(minutes, []).append(words.key)
    return found
