"""One person entered question by question, read in the same way as a row of a list."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from startbaan.apps.people.models import Organisation, Profile
from startbaan.domain.staffing.fields import Field
from startbaan.domain.staffing.lines import Value, write_csv

ANSWERS = {
    "number": Field.PERSONNEL_NUMBER,
    "given_name": Field.GIVEN_NAME,
    "infix": Field.INFIX,
    "family_name": Field.FAMILY_NAME,
    "started_on": Field.STARTED_ON,
    "ended_on": Field.ENDED_ON,
    "school": Field.BRIN,
    "function": Field.FUNCTION,
    "scale": Field.SCALE,
    "step": Field.STEP,
    "fte": Field.FTE,
    "route": Field.ROUTE,
    "profession_started_on": Field.PROFESSION_STARTED_ON,
    "qualified_on": Field.QUALIFIED_ON,
    "email": Field.EMAIL,
}
DAYS = frozenset({"started_on", "ended_on", "profession_started_on", "qualified_on"})


def as_list(answers: Mapping[str, str]) -> bytes:
    """Write the answers as a list of one."""
    return write_csv([field.label for field in ANSWERS.values()], [[_value(answers, name) for name in ANSWERS]])


def answered(answers: Mapping[str, str], *, schools: Mapping[str, str]) -> list[tuple[str, str]]:
    """The answers as one reads them, what was left empty aside."""
    shown = {
        "school": schools.get(answers.get("school", ""), ""),
        "route": dict(routes()).get(answers.get("route", ""), ""),
    }
    found = [(field, shown.get(name) or _text(answers, name)) for name, field in ANSWERS.items()]
    return [(_("School") if field is Field.BRIN else field.label.said(_), text) for field, text in found if text]


def routes() -> list[tuple[str, str]]:
    """The ways into the profession, as one reads them."""
    return [(route.value, str(route.label)) for route in Profile.Route]


def school_names(board: Organisation) -> dict[str, str]:
    """The schools of a board by BRIN."""
    rows = Organisation.objects.filter(parent=board, of_kind=Organisation.OfKind.SCHOOL).order_by("name", "pk")
    return {row.brin: row.name for row in rows if row.brin}


def _value(answers: Mapping[str, str], name: str) -> Value:
    typed = answers.get(name, "").strip()
    return date.fromisoformat(typed) if typed and name in DAYS else typed


def _text(answers: Mapping[str, str], name: str) -> str:
    value = _value(answers, name)
    return f"{value.day}-{value.month}-{value.year}" if isinstance(value, date) else str(value or "")
