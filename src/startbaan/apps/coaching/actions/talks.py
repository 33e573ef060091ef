"""Writing down in two taps that a talk or visit was held, that there was contact, or why it was put off."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from startbaan.apps.coaching.models import CoachingReport
from startbaan.apps.coaching.queries import USUAL, Moment, moment_of
from startbaan.apps.people.access import Viewer, may_make
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.programme.actions import do_activity, note_contact, note_not_held, remove_contact
from startbaan.apps.programme.models import Contact, Participation
from startbaan.domain.privacy.policy import Kind


def hold(*, by: Viewer, at: datetime, moment: str, day: date, minutes: int | None) -> Moment:
    """Say that a planned talk or visit was held, as long as the programme has for it unless said otherwise.

    Raises what `do_activity` raises, and `NotYours` for who is neither the starter nor the coach.
    """
    found = _own_moment(by, moment)
    if found.item is None:
        raise Refusal(_("Dit contact staat er al."))
    named = Participation.objects.filter(activity=found.item.pk).values_list("person", flat=True)
    lasted = minutes or found.item.minutes
    do_activity(by=by, at=at, activity=found.item.pk, done_on=day, minutes=lasted, participants=list(named))
    return moment_of(by, moment)


def meet(*, by: Viewer, at: datetime, starter: int, way: str, day: date, minutes: int | None) -> Moment:
    """Write down contact outside the plan, as long as such contact lasts unless said otherwise.

    Raises what `note_contact` raises, `NotYours` for who is neither the starter nor the coach, and `Refusal` for
    what stands there already: two of a kind that last as long on one day may be one that was sent twice.
    """
    _ask_to_guide(by, starter)
    lasted = minutes or next((usual for known, usual in USUAL.items() if known == way), 30)
    if Contact.objects.filter(starter=starter, day=day, way=way, minutes=lasted).exists():
        raise Refusal(_("Dit contact staat er al. Spraken jullie elkaar die dag nog eens? Vul dan een andere duur in."))
    made = note_contact(by=by, at=at, starter=starter, day=day, minutes=lasted, way=way)
    return moment_of(by, f"contact-{made.pk}")


def put_off(*, by: Viewer, at: datetime, moment: str, reason: str) -> Moment:
    """Say why a planned talk or visit was not held; raises what `note_not_held` raises."""
    found = _own_moment(by, moment)
    if found.item is None:
        raise Refusal(_("Dit contact staat er al."))
    note_not_held(by=by, at=at, activity=found.item.pk, reason=reason)
    return found


def take_back_contact(*, by: Viewer, at: datetime, moment: str) -> Moment:
    """Take away contact that was written down by mistake, unless something was written about it.

    Raises `NotYours` for who is neither the starter nor the coach, and `Refusal` when there is a report.
    """
    found = _own_moment(by, moment)
    if found.contact is None:
        raise Refusal(_("Dit is geen los contact."))
    if CoachingReport.objects.filter(contact=found.contact).exists():
        raise Refusal(_("Bij dit contact hoort een verslag. Daarom kan het niet weg."))
    remove_contact(by=by, at=at, contact=found.contact.pk)
    return found


def _own_moment(by: Viewer, key: str) -> Moment:
    found = moment_of(by, key)
    _ask_to_guide(by, found.starter.pk)
    return found


def _ask_to_guide(by: Viewer, starter: int) -> None:
    if not may_make(by, Kind.COACHING_REPORT, starter):
        raise NotYours(_("Alleen de starter en de coach leggen hun gesprekken vast."))
