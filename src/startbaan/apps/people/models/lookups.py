"""A number among many, asked as one array: a list of three hundred costs a statement no more than a list of three."""

from collections.abc import Collection, Iterable

from django.core.exceptions import EmptyResultSet
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BigAutoField, ForeignKey
from django.db.models.fields.related_lookups import RelatedIn
from django.db.models.lookups import In
from django.db.models.sql.compiler import SQLCompiler

Compiled = tuple[str, tuple[str | int, ...]]


@BigAutoField.register_lookup
class AmongNumbers(In):
    """`number = ANY(array)` instead of `number IN (…, …, …)`."""

    def get_prep_lookup(self) -> Iterable[object]:
        """Leave whole numbers as they are."""
        return self.rhs if are_numbers(self.rhs) else super().get_prep_lookup()

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Compiled:
        """Write the array as one value."""
        if not are_numbers(self.rhs):
            return super().as_sql(compiler, connection)
        left, values = self.process_lhs(compiler, connection)
        return among(left, tuple(values), self.rhs)


@ForeignKey.register_lookup
class AmongKeys(RelatedIn):
    """The same for a key to another row."""

    def get_prep_lookup(self) -> Iterable[object]:
        """Leave whole numbers as they are."""
        return self.rhs if are_numbers(self.rhs) else super().get_prep_lookup()

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Compiled:
        """Write the array as one value."""
        if not are_numbers(self.rhs):
            return super().as_sql(compiler, connection)
        left, values = self.process_lhs(compiler, connection)
        return among(left, tuple(values), self.rhs)


@ForeignKey.register_lookup
class AmongRead(RelatedIn):
    """`key = ANY(ARRAY(SELECT …))`: read the list first and find each by index, instead of joining with all rows."""

    lookup_name = "among"

    def get_rhs_op(self, connection: BaseDatabaseWrapper, rhs: str) -> str:
        """Write the subquery as an array, which the database reads once."""
        return f"= ANY(ARRAY{super().get_rhs_op(connection, rhs).removeprefix('IN ')})"


def are_numbers(asked: object) -> bool:
    """Say whether this is a plain list of whole numbers, and not a subquery or rows."""
    return isinstance(asked, list | tuple | set | frozenset | dict) and all(type(one) is int for one in asked)


def among(left: str, values: tuple[str | int, ...], asked: Collection[int]) -> Compiled:
    """Write `left = ANY(array)`; among nothing there is nothing."""
    if not asked:
        raise EmptyResultSet
    return f"{left} = ANY(%s::bigint[])", (*values, "{" + ",".join(map(str, asked)) + "}")
