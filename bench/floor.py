"""The floor: the three pages as one would write them by hand in Django for a coordinator; see README.md.

The same statements by the ORM with the same rows, one flat template, and no components, policy or translation.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from django.core.handlers.wsgi import WSGIHandler
from django.db.models import Count, DateField, F, Min, Q
from django.db.models.functions import Cast, Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template import Engine, RequestContext, Template
from django.test import override_settings
from django.urls import path
from floor_signals import badges, coach_tasks, counts, starter_tasks, tallied
from floor_words import due, long, short, thousands

from startbaan.apps.coaching.models import HelpQuestion
from startbaan.apps.home.queries.standing import LAST_DAY, years_of
from startbaan.apps.people.models import Address, Pair, Person, Post, Terms
from startbaan.apps.programme.models import Activity, OnboardingItem, Track
from startbaan.apps.programme.queries.versions import definition_of
from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.schedule.cards import cards
from startbaan.domain.schedule.definition import Definition
from startbaan.domain.words import word

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "startbaan.project.middleware.looking",
]
FOLDER = Path(__file__).parent / "floor"
ENGINE = Engine(
    context_processors=[
        "django.template.context_processors.request",
        "django.contrib.auth.context_processors.auth",
        "django.contrib.messages.context_processors.messages",
    ]
)
VERSION_WORDS = ("version__text", "version__changes")  # long, and read once in the life of a process
WORDS = ("words_from__text", "words_from__changes")
TEMPLATES: dict[str, Template] = {}
TOKEN = re.compile(r'(name="csrfmiddlewaretoken" value=")[^"]+')
STANDS = {
    "geen-coach": {"key": "geen-coach", "word": "geen coach", "tone": "late", "icon": "late"},
    "te-laat": {"key": "te-laat", "word": "te laat", "tone": "late", "icon": "late"},
    "let-op": {"key": "let-op", "word": "let op", "tone": "attention", "icon": "attention"},
    "op-koers": {"key": "op-koers", "word": "op koers", "tone": "good", "icon": "done"},
    "begint-nog": {"key": "begint-nog", "word": "begint nog", "tone": "plan", "icon": "planned"},
    "stopt": {"key": "stopt", "word": "stopt", "tone": "neutral", "icon": "close"},
}
SHAPES = {"late": "late", "check": "attention", "week": "next", "now": "next", "done": "done"}
SAID = {"done": "gedaan", "next": "nu", "late": "te laat", "attention": "let op", "planned": "gepland"}
HELPERS = {"coach": "coach", "buddy": "maatje", "manager": "directeur"}
PARTS = {"coach": "coach", "buddy": "buddy", "manager": "line_manager"}
ROUTES = {"pabo": "pabo", "zij-instromer": "zij-instromer", "student-in-dienst": "student in dienst"}
SOON = ("late", "check", "week", "now")


def handler(name: str, page: str) -> WSGIHandler:
    """A site of these views; what stands above and below the main part of this page is copied from ours."""
    before, opening, rest = TOKEN.sub(r"\1{{ csrf_token }}", page).partition('tabindex="-1">')
    _main, closing, after = rest.partition("</main>")
    by_hand = (FOLDER / f"{name}.html").read_text(encoding="utf-8")
    TEMPLATES[name] = ENGINE.from_string(before + opening + by_hand + closing + after)
    with override_settings(MIDDLEWARE=["floor.straight_there", *MIDDLEWARE]):
        return WSGIHandler()


def straight_there(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Find the address among these views, and not on the site."""

    def handle(request: HttpRequest) -> HttpResponse:
        request.urlconf = "floor"
        return get_response(request)

    return handle


def starters(request: HttpRequest) -> HttpResponse:
    known, on = circle(request), request.today
    page = known[:25]
    tracks = {one["track"]: one for one in page}
    kept = Activity.objects.filter(track__in=tracks).exclude(state="dropped")
    counted = kept.values_list("track", "year").annotate(
        done=Count("pk", filter=Q(state="done")), total=Count("pk")
    )  # fmt: skip
    for track, year, done, total in counted.order_by():
        if year == max(tracks[track]["year"], 1):
            tracks[track].update(done=done, total=total)
    planned = Activity.objects.filter(track__in=tracks, state="planned").annotate(
        day=Coalesce(F("planned_on"), Cast(LAST_DAY - timedelta(days=1), DateField()))
    )
    steps = planned.order_by("starter", "day", "pk").distinct("starter")
    for track, key, number, day, agreed in steps.values_list("track", "key", "number", "day", "planned_on"):
        one = tracks[track]
        when = f"{'afgesproken' if agreed else 'uiterlijk'} {short(day)}"
        late = day < on
        one.update(step=kind(one["definition"], key, number), late=late, when=due(day, on) if late else when)
    tallied(known, on)
    for one in page:
        one["badges"] = badges(one)
    stands = Counter(one["stand"]["key"] for one in known)
    schools = {(place["school"], place["name"], place["uuid"]) for one in known for place in one["places"]}
    coaches = {(one["coach_name"], one["coach_pk"], one["coach"]) for one in known if one["coach"]}
    context = {
        "count": len(known),
        "rows": page,
        "pages": -(-len(known) // 25),
        "standings": [stand | {"count": stands[key]} for key, stand in STANDS.items() if stands[key]],
        "signals": counts(known),
        "schools": sorted(schools, key=lambda school: school[1].casefold()),
        "coaches": [(number, name) for _, number, name in sorted(coaches)],
        "years": sorted({one["year"] for one in known if one["year"]}),
    }
    return page_of(request, "Starters", context)


def today(request: HttpRequest) -> HttpResponse:
    viewer, on = request.viewer, request.today
    subjects = OnboardingItem.objects.filter(
        starter__in=viewer.persons,
        starter_ticked_at=None,
        window__startswith__lte=on,
        window__endswith__gt=on - timedelta(weeks=26),
    ).select_related("starter", "track__version", "words_from")
    list(subjects.defer(*WORDS, *(f"track__{word}" for word in VERSION_WORDS)).order_by("window", "pk"))
    own = Track.objects.filter(starter__in=viewer.persons).select_related("starter", "version")
    list(own.defer(*VERSION_WORDS))
    known = circle(request)
    tallied(known, on)
    asked = Q(to_person__in=viewer.persons)
    for held in viewer.roles:
        asked |= Q(to_role=held.role.value, to_organisation=held.organisation)
    waiting = HelpQuestion.objects.filter(asked, closed_at=None).exclude(starter__in=viewer.persons)
    list(waiting.values_list("pk", "starter"))
    tasks = [coachless(one, on) for one in known if one["coach_from"] and not one["coach"]]
    tasks += [late_talk(one, on) for one in known if one["talk"]]
    boards = {held.organisation for held in viewer.roles if held.role.value == "board_coordinator"}
    tasks += starter_tasks(known) + coach_tasks(known, boards, on)
    tasks.sort(key=lambda task: (task["state"] != "late", task["on"]))
    context = {
        "given_name": viewer.name.partition(" ")[0],
        "next": tasks[0] if tasks else None,
        "tasks": tasks[1:7],
        "folded": tasks[7:19],
        "beyond": max(len(tasks) - 19, 0),
        "count": len(known),
        "schools": len({place["school"] for one in known for place in one["places"]}),
        "both": sum(bool(one["coach"] and one["buddy"]) for one in known),
        "done": thousands(sum(one["tally"]["done"] for one in known)),
        "total": thousands(sum(one["tally"]["total"] for one in known)),
        "year": SchoolYear.of(on),
        "lines": school_lines(known)[:12],
    }
    return page_of(request, "Vandaag", context)


def starter(request: HttpRequest, key: str) -> HttpResponse:
    on, schools = request.today, request.viewer.schools[Relation.COORDINATOR]
    reached = Post.objects.filter(running(on), school__in=schools).values("person")
    person = get_object_or_404(Person.objects.filter(pk__in=reached).select_related("profile"), key=key)
    posts = list(Post.objects.filter(person=person).select_related("school", "team").order_by("-period", "pk"))
    pairs = list(Pair.objects.filter(starter=person).select_related("holder").order_by("-period", "pk"))
    addresses = Address.objects.filter(
        person__in=[person.pk, *(pair.holder_id for pair in pairs)], period__contains=on
    )  # fmt: skip
    emails = dict(addresses.order_by("-confirmed_at", "-pk").values_list("person", "email"))
    found = Track.objects.filter(starter__key=key).select_related("starter", "version")
    track = min(found.defer(*VERSION_WORDS), key=lambda track: (on not in track.period, track.period.start))
    rows = Activity.objects.filter(track=track).select_related("words_from")
    items = list(rows.defer(*WORDS))
    terms = Terms.objects.filter(post__person=person, period__contains=on).order_by("post", "period")
    posts = [post for post in posts if post.period.end is None or post.period.end > on] or posts[:1]
    helpers = [helper(pair, emails) for pair in pairs]
    helpers.sort(key=lambda one: (list(HELPERS).index(one["relation"]), one["start"]))
    now = [one for one in helpers if one["end"] is None or one["end"] > on]
    there = {one["relation"] for one in now}
    definition = definition_of(track.version)
    context = {
        "key": person.key,
        "name": str(person),
        "schools": ", ".join(dict.fromkeys(post.school.name for post in posts)),
        "programme": cards(definition).title,
        "missing": [(relation, said) for relation, said in HELPERS.items() if relation not in there],
        "helpers": now,
        "earlier": [one for one in helpers if one not in now],
        "facts": facts(person, posts, terms, emails.get(person.pk)),
        **course(track, items, definition, {PARTS[one["relation"]]: one["name"] for one in now}, on),
    }
    return page_of(request, "Een starter", context)


def circle(request: HttpRequest) -> list[dict]:
    """All starters at the schools of this coordinator, with how each stands; four statements."""
    on, schools = request.today, request.viewer.schools[Relation.COORDINATOR]
    posted = Post.objects.filter(running(on), school__in=schools).values("person")
    tracks = Track.objects.filter(running(on), starter__in=posted).order_by("starter__sort_name", "starter")
    columns = ("pk", "starter", "starter__key", "starter__given_name", "starter__infix", "starter__family_name")
    more = ("period__startswith", "extension_years", "holiday_region", "coaching_from", "version", "period__endswith")
    found = list(tracks.values_list(*columns, *more, "starter__profile__profession_started_on", "starter__sort_name"))
    persons = [row[1] for row in found]
    places: dict[int, list[dict]] = {}
    posts = Post.objects.filter(running(on), person__in=persons).order_by("period")
    columns = ("person", "school", "school__uuid", "school__name", "school__sector", "school__parent")
    ends: dict[int, list[date | None]] = {}
    more = ("school__parent__name", "period__startswith", "period__endswith")
    for person, school, uuid, name, _sector, board, *_rest, end in posts.values_list(*columns, *more):
        places.setdefault(person, []).append({"school": school, "uuid": uuid, "name": name, "board": board})
        ends.setdefault(person, []).append(end)
    helpers: dict[tuple[int, str], tuple] = {}
    pairs = Pair.objects.filter(running(on), starter__in=persons, relation__in=["coach", "buddy"]).order_by("period")
    columns = ("starter", "relation", "holder", "holder__given_name", "holder__infix", "holder__family_name")
    for person, relation, *holder in pairs.values_list(*columns, "holder__sort_name", "period__startswith"):
        helpers.setdefault((person, relation), holder)
    talks = {"start-talk"}
    pressing = Q(planned_on=None, window__endswith__lte=on + timedelta(days=8)) | Q(planned_on__lt=on)
    late = Q(window__endswith__lte=on)
    counted = (
        Activity.objects.filter(pressing, starter__in=persons, track__in=[row[0] for row in found], state="planned")
        .values_list("starter")
        .annotate(
            late=Count("pk", filter=late),
            near=Count("pk", filter=~late),
            talk=Min("pk", filter=late & Q(key__in=talks)),
            talk_end=Min(LAST_DAY, filter=late & Q(key__in=talks)),
        )
        .order_by()
    )
    urgent = {person: numbers for person, *numbers in counted}
    nothing = (0, 0, None, None)
    return [known(row, places, helpers, urgent.get(row[1], nothing), ends.get(row[1], [None]), on) for row in found]


def known(row: tuple, places: dict, helpers: dict, urgent: Iterable, ends: list[date | None], on: date) -> dict:
    track, person, key, given, infix, family, start, extra, region, asked, version, end, profession, _sort = row
    definition = definition_of_number(version)
    years = years_of(definition, start, extra, region)
    year = sum(one.start <= on for one in years)
    coach, buddy = helpers.get((person, "coach")), helpers.get((person, "buddy"))
    late, near, talk, talk_end = urgent
    coach_from = None
    if year <= definition.coaching.max_years:
        if max(year, 1) < definition.coaching.on_request_from_year:
            coach_from = years[0].start
        else:
            coach_from = min((day for day in asked if day in years[year - 1]), default=None)
    if end and end < (years[-1].end or date.max):
        stand = "stopt"
    elif year == 0:
        stand = "begint-nog"
    elif coach_from and not coach:
        stand = "geen-coach"
    elif late:
        stand = "te-laat"
    else:
        stand = "op-koers" if buddy and not near else "let-op"
    return {
        "track": track,
        "starter": person,
        "key": key,
        "name": full(given, infix, family),
        "places": places.get(person, []),
        "school": ", ".join(place["name"] for place in places.get(person, [])),
        "coach": full(*coach[1:4]) if coach else "",
        "coach_pk": coach[0] if coach else None,
        "coach_name": coach[4] if coach else "",
        "buddy": full(*buddy[1:4]) if buddy else "",
        "version": version,
        "definition": definition,
        "years": years,
        "year": year,
        "extra": extra,
        "profession": profession,
        "contract_end": None if None in ends else max(ends) - timedelta(days=1),
        "coach_from": coach_from,
        "talk": talk,
        "talk_end": talk_end,
        "stand": STANDS[stand],
    }


def coachless(one: dict, on: date) -> dict:
    left, proposal = one["tally"]["left"], ". Er ligt een voorstel; de leidinggevende koppelt."
    since = max(one["coach_from"], left) if left else one["coach_from"]
    days = (on - since).days
    return {
        "title": f"{one['name']} heeft nog geen coach",
        "state": "late" if days > 0 else "attention",
        "on": since,
        "when": f"wacht al {days} {'dag' if days == 1 else 'dagen'}" if days > 0 else f"begint op {short(since)}",
        "detail": one["school"] + (proposal if one["tally"]["proposed"] else ""),
        "url": f"/starters/{one['key']}/koppel/coach/",
        "action": "Koppel een coach",
        "advice": "Een coach hoort er vanaf de eerste dag te zijn. Kies iemand uit het coachregister.",
    }


def late_talk(one: dict, on: date) -> dict:
    last = one["talk_end"] - timedelta(days=1)
    return {
        "title": f"Startgesprek van {one['name']}",
        "state": "late",
        "on": last,
        "when": due(last, on),
        "detail": f"coach {one['coach']}" if one["coach"] else "",
        "url": f"/activiteiten/{one['talk']}/",
        "action": "Bekijk",
        "advice": "Vraag de coach wanneer het gesprek is. Wat er besproken wordt, blijft tussen hen.",
    }


def school_lines(found: list[dict]) -> list[dict]:
    lines: dict[int, dict] = {}
    for one in found:
        for place in {place["school"]: place for place in one["places"]}.values():
            line = lines.setdefault(place["school"], place | {"starters": 0, "coachless": 0, "late": 0})
            line["starters"] += 1
            line["coachless"] += one["stand"]["key"] == "geen-coach"
            line["late"] += one["stand"]["key"] == "te-laat"
    return sorted(lines.values(), key=lambda line: (-line["coachless"], -line["late"], line["name"].casefold()))


def helper(pair: Pair, emails: dict[int, str]) -> dict:
    name, period = str(pair.holder), pair.period
    return {
        "pk": pair.pk,
        "relation": pair.relation,
        "word": HELPERS[pair.relation],
        "name": name,
        "initials": "".join(part[0] for part in (name.split(maxsplit=1)[0], name.rsplit(maxsplit=1)[-1])).upper(),
        "email": emails.get(pair.holder_id, ""),
        "phone": pair.holder.phone,
        "start": period.start,
        "end": period.end,
        "since": short(period.start),
        "until": short(period.last) if period.end else "",
    }


def facts(person: Person, posts: list[Post], terms: Iterable[Terms], email: str | None) -> list[tuple[str, str]]:
    found = [("E-mail", email), ("Telefoon", person.phone)]
    for post in posts:
        found.append(("Werkt op", f"{post.school.name}, sinds {short(post.period.start)}"))
        found += [("Team", str(post.team or "")), ("Functie", post.function)]
    for agreed in terms:
        found.append(("WTF", f"{agreed.fte:f}".rstrip("0").rstrip(".").replace(".", ",")))
        found.append(("Schaal en trede", f"{agreed.scale} {'' if agreed.step is None else agreed.step}".strip()))
    profile = getattr(person, "profile", None)
    if profile:
        found.append(("Route", ROUTES.get(profile.route, profile.route)))
        found.append(("Bevoegd sinds", short(profile.qualified_on) if profile.qualified_on else ""))
        start = profile.profession_started_on
        found.append(("Start in het onderwijs", short(start) if start else ""))
    return [(what, says) for what, says in found if says]


def course(track: Track, rows: list[Activity], definition: Definition, names: dict[str, str], on: date) -> dict:
    """The years of a track with what is in each, and what is open now."""
    period = track.period
    every = years_of(definition, period.start, track.extension_years, track.holiday_region)
    periods = [year for year in every if year.overlaps(period)]
    start, end = periods[0].start, periods[-1].end
    length = (end - start).days
    by_key = cards(definition).by_key
    items = [item(row, by_key, definition, on, start, length) for row in rows if row.state != "dropped"]
    items.sort(key=lambda one: (one["year"], one["on"], one["pk"]))
    years = []
    for number, year in enumerate(periods, start=1):
        there = [one for one in items if min(one["year"], len(periods)) == number]
        years.append(
            {
                "label": f"Jaar {number}",
                "now": on in year,
                "items": there,
                "done": sum(one["state"] == "done" for one in there),
                "total": len(there),
                "from": f"{(year.start - start).days / length * 100:.2f}",
                "middle": f"{((year.start - start).days + (year.end - year.start).days // 2) / length * 100:.2f}",
            }
        )
    pressing = [one for one in items if one["stand"] in SOON]
    pressing.sort(key=lambda one: (SOON.index(one["stand"]), one["on"], one["pk"]))
    steps = pressing[:5] or [one for one in items if one["stand"] == "later"][:1]
    return {
        "years": years,
        "now": next((year for year in years if year["now"]), None),
        "here": f"{(on - start).days / length * 100:.2f}",
        "steps": [step(one, definition, names, on) for one in steps],
    }


def item(row: Activity, by_key: dict, definition: Definition, on: date, start: date, length: int) -> dict:
    last = row.window.end - timedelta(days=1)
    day = row.done_on or row.planned_on or last
    stand = standing(row, last, on)
    title = by_key[row.key].title
    shape = SHAPES.get(stand, "planned")
    return {
        "pk": row.pk,
        "row": row,
        "year": row.year,
        "title": f"{title} {row.number}" if definition.activity(row.key).times.most > 1 else title,
        "on": day,
        "last": last,
        "day": short(day),
        "iso": day.isoformat(),
        "stand": stand,
        "state": shape,
        "word": SAID[shape],
        "place": f"{min(max((day - start).days / length * 100, 0), 100):.2f}",
    }


def standing(row: Activity, last: date, on: date) -> str:
    if row.state == "done":
        return "done"
    monday = on - timedelta(days=on.weekday())
    week = Period(monday, monday + timedelta(days=7))
    if row.planned_on and row.planned_on >= on:
        return "week" if row.planned_on in week else "later"
    if last < on:
        return "late"
    if row.planned_on:
        return "check"
    if last in week:
        return "week"
    return "now" if row.window.start <= on else "later"


def step(one: dict, definition: Definition, names: dict[str, str], on: date) -> dict:
    row = one["row"]
    others = [
        names.get(part, word(part, sector=definition.sector))
        for part in definition.activity(row.key).who
        if part != "starter"
    ]
    when = f"uiterlijk {short(one['last'])}"
    if one["stand"] == "late":
        when = due(one["last"], on)
    elif one["stand"] == "check":
        when = f"was afgesproken op {long(one['on'])}"
    elif row.planned_on:
        when = f"afgesproken op {long(one['on'])}"
        if row.planned_time:
            when = f"{long(one['on'])} om {row.planned_time:%H.%M} uur"
    detail = f"met {', '.join(others[:-1])}{' en ' if len(others) > 1 else ''}{others[-1]}" if others else ""
    return {
        "pk": one["pk"],
        "state": one["state"],
        "title": kind(definition, row.key, row.number),
        "detail": detail,
        "when": when,
    }


def running(on: date) -> Q:
    return Q(period__endswith=None) | Q(period__endswith__gt=on)


@cache
def definition_of_number(version: int) -> Definition:
    return definition_of(Track.objects.filter(version=version).select_related("version")[0].version)


@cache
def kind(definition: Definition, key: str, number: int) -> str:
    words = definition.activity(key)
    said = word(words.kind.value, sector=definition.sector)
    title = said[0].upper() + said[1:]
    return f"{title} {number}" if words.times.most > 1 else title


def full(given: str, infix: str, family: str) -> str:
    return " ".join(part for part in (given, infix, family) if part)


def page_of(request: HttpRequest, name: str, context: dict) -> HttpResponse:
    viewer = request.viewer
    found = RequestContext(request, context | {"viewer": viewer, "today": long(request.today)})
    return HttpResponse(TEMPLATES[name].render(found))


urlpatterns = [path("", today), path("starters/", starters), path("starters/<uuid:key>/", starter)]
