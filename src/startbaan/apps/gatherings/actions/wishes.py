"""Asking starters once a year what they want to learn, and choosing; nobody is told who chose and who did not."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from startbaan.apps.gatherings.models import LearningPoll, LearningTheme, LearningWish
from startbaan.apps.gatherings.queries.wishes import my_choosing, places_to_poll, polls_open, starters_asked
from startbaan.apps.outbox.actions import Notice, Said, tell_each
from startbaan.apps.people.access import Viewer, may_make
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.domain.gathering.wishes import MOST
from startbaan.domain.periods import EmptyPeriod, Period, SchoolYear
from startbaan.domain.privacy.policy import Kind

MOST_THEMES = 20
LEAST_THEMES = 2


@dataclass(frozen=True)
class Theme:
    """A theme to be offered, in both languages; without years it is for everyone."""

    nl: str
    en: str = ""
    years: tuple[int, ...] = ()


def open_poll(
    *,
    by: Viewer,
    at: datetime,
    partnership: int,
    year: SchoolYear,
    first: date,
    last: date,
    themes: Sequence[Theme],
) -> LearningPoll:
    """Make a poll with its themes, invite the starters when it is open today, and journal it.

    Raises `NotYours` for who may not ask for this partnership, and `Refusal` for days that are over or turned round,
    too few or too many themes, the same theme twice, and a second poll for one year.
    """
    if partnership not in {place.pk for place in places_to_poll(by)}:
        raise NotYours(_("Alleen de coördinator, de werkgroep of de programmaleider vraagt leerwensen uit."))
    if last < by.on:
        raise Refusal(_("De laatste dag is voorbij. Kies een dag die nog komt."))
    _check(themes)
    try:
        period = Period.through(first, last=last)
    except EmptyPeriod as turned:
        raise Refusal(_("De laatste dag komt na de eerste.")) from turned
    row = LearningPoll(
        organisation_id=partnership, school_year=year.start_year, period=period, made_by_id=by.person, made_at=at
    )
    with refusals():
        row.save(force_insert=True)
        LearningTheme.objects.bulk_create(
            LearningTheme(poll=row, key=key, nl=theme.nl, en=theme.en, years=list(theme.years), number=number)
            for number, (key, theme) in enumerate(zip(_keys(themes), themes, strict=True), start=1)
        )
        log(by=by, at=at, verb="open_poll", thing=row)
        if row.is_open(on=by.on):
            _invite(row, on=by.on, at=at)
    return row


def close_poll(*, by: Viewer, at: datetime, poll: LearningPoll) -> None:
    """Close a poll before its last day, and journal it; raises `NotYours`, and `Refusal` when it is closed already."""
    if poll.organisation_id not in {place.pk for place in places_to_poll(by)}:
        raise NotYours(_("Alleen wie leerwensen uitvraagt, sluit de uitvraag."))
    with transaction.atomic():
        if poll.is_over(on=by.on) or not LearningPoll.objects.filter(pk=poll.pk, closed_at=None).update(closed_at=at):
            raise Refusal(_("Deze uitvraag is al gesloten."))
        log(by=by, at=at, verb="close_poll", thing=poll)


def choose_wishes(*, by: Viewer, at: datetime, themes: Collection[str]) -> None:
    """Keep what the viewer wants to learn in the place of what was chosen before, and journal that something changed.

    Raises `NotYours` for who has nothing to choose today, and `Refusal` for none, for too many, and for what is not
    offered.
    """
    found = my_choosing(by)
    if found.poll is None or found.starter is None or not may_make(by, Kind.LEARNING_WISH, found.starter):
        raise NotYours(_("Er is nu geen uitvraag van leerwensen."))
    wanted = set(themes)
    if not wanted:
        raise Refusal(_("Kies minstens één thema."))
    if len(wanted) > MOST:
        raise Refusal(_("Kies er hoogstens drie."))
    if not wanted <= {key for key, _label in found.themes}:
        raise Refusal(_("Kies uit de lijst. Die is misschien net veranderd."))
    with refusals():
        LearningWish.objects.filter(starter=found.starter, theme__poll=found.poll).delete()
        offered = LearningTheme.objects.filter(poll=found.poll, key__in=wanted)
        LearningWish.objects.bulk_create(LearningWish(starter_id=found.starter, theme=theme) for theme in offered)
        log(by=by, at=at, verb="choose_wishes", kind=Kind.LEARNING_WISH, starter=found.starter)


def ask_for_wishes(*, on: date, at: datetime) -> int:
    """Invite every starter to the polls of the day, and remind once who did not choose; gives how many were told."""
    told = 0
    for poll in polls_open(on):
        with transaction.atomic():
            told += _invite(poll, on=on, at=at)
            if on >= reminded_on(poll):
                told += _remind(poll, on=on, at=at)
    return told


def reminded_on(poll: LearningPoll) -> date:
    """The day of the reminder: when a third of the days is left. That is our own choice, for no source says when."""
    first: date = poll.period.start
    return first + timedelta(days=max(1, 2 * ((poll.last - first).days + 1) // 3))


def _invite(poll: LearningPoll, *, on: date, at: datetime) -> int:
    subject = Said(gettext_noop("Waarover wil jij leren?"))
    lines = [
        Said(gettext_noop("Kies hoogstens drie thema’s. De werkgroep maakt daarmee het programma van de middagen.")),
        Said(gettext_noop("Je kunt kiezen tot en met %(day)s."), {"day": poll.last}),
        Said(gettext_noop("Niemand ziet wat jij kiest, en ook niet óf je koos.")),
    ]
    people = starters_asked(poll.organisation_id, on=on)
    return _tell(people, subject=subject, lines=lines, key=f"leerwensen:{poll.key}", on=on, at=at)


def _remind(poll: LearningPoll, *, on: date, at: datetime) -> int:
    chose = set(LearningWish.objects.filter(theme__poll=poll).values_list("starter", flat=True))
    people = [person for person in starters_asked(poll.organisation_id, on=on) if person not in chose]
    subject = Said(gettext_noop("Je kunt nog kiezen waarover je wilt leren"))
    lines = [Said(gettext_noop("Dat kan tot en met %(day)s. Je krijgt hierna geen bericht meer."), {"day": poll.last})]
    return _tell(people, subject=subject, lines=lines, key=f"leerwensen:{poll.key}:nog", on=on, at=at)


def _tell(
    people: Collection[int],
    *,
    subject: Said,
    lines: Sequence[Said],
    key: str,
    on: date,
    at: datetime,
) -> int:
    path = reverse("gatherings:wishes")
    notices = [Notice(person, subject, lines, path, Kind.LEARNING_WISH, person, key) for person in people]
    return tell_each(notices, on=on, at=at)


def _check(themes: Sequence[Theme]) -> None:
    names = [theme.nl.casefold() for theme in themes]
    if len(names) < LEAST_THEMES:
        raise Refusal(_("Bied minstens twee thema’s aan, elk op een eigen regel."))
    if len(names) > MOST_THEMES:
        raise Refusal(_("Bied hoogstens twintig thema’s aan, anders leest niemand ze."))
    twice = next((theme.nl for theme in themes if names.count(theme.nl.casefold()) > 1), None)
    if twice is not None:
        raise Refusal(_("“%(theme)s” staat er twee keer.") % {"theme": twice})


def _keys(themes: Sequence[Theme]) -> list[str]:
    """A key for each theme from its words, the same each time; the second of the same gets a number."""
    found: list[str] = []
    for theme in themes:
        base = slugify(theme.nl)[:50] or "thema"
        key, number = base, 2
        while key in found:
            key, number = f"{base}-{number}", number + 1
        found.append(key)
    return found
