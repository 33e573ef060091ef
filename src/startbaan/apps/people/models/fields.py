"""A stretch of days as a column: one half-open daterange."""

from django.contrib.postgres.fields import DateRangeField
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import CheckConstraint, Q

from startbaan.domain.periods import Period


class PeriodField(DateRangeField):
    """A `Period` in Python, a `daterange` in the database; never empty, always with a first day."""

    def from_db_value(self, value: object, *_: object) -> Period | None:
        """Read the database's range as a `Period`."""
        if not isinstance(value, DateRange) or value.lower is None:
            return None
        return Period(value.lower, value.upper)

    def to_python(self, value: object) -> object:
        """Leave a `Period` as it is."""
        return value if isinstance(value, Period) else super().to_python(value)

    def get_prep_value(self, value: object) -> object:
        """Write a `Period` as the database's half-open range."""
        if isinstance(value, Period):
            return DateRange(value.start, value.end, "[)")
        return super().get_prep_value(value)


def has_days(name: str, *, field: str = "period") -> CheckConstraint:
    """Refuse an empty stretch and one without a first day."""
    return CheckConstraint(
        condition=Q(**{f"{field}__isempty": False}) & Q(**{f"{field}__startswith__isnull": False}),
        name=name,
        violation_error_message="De einddatum ligt voor de begindatum.",
    )
