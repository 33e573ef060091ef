"""The sealed answers of a survey together: taken out under a lock, opened in memory, and what stays put back sorted."""

import secrets
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from startbaan.apps.surveys.actions.keys import key_of
from startbaan.apps.surveys.actions.sealing import Sheet, unseal
from startbaan.apps.surveys.models import AnsweredShard, PoolShard, Survey

AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Lying:
    """A sealed answer, the part it lies in, and what is in it."""

    shard: int
    sealed: bytes
    sheet: Sheet


def opened_pool(survey: Survey) -> list[Lying]:
    """Lock the pool of a survey, part by part, and open what lies in it, in an order drawn by chance.

    Raises `NoKey` when there is something to open and no key.
    """
    parts = PoolShard.objects.select_for_update().filter(survey=survey).order_by("shard")
    lying = [(part.shard, bytes(sealed)) for part in parts for sealed in part.sealed]
    if not lying:
        return []
    key = key_of(survey.key)
    found = [Lying(shard, sealed, unseal(sealed, key=key, survey=survey.key)) for shard, sealed in lying]
    secrets.SystemRandom().shuffle(found)
    return found


def leave(survey: Survey, *, lying: Iterable[Lying]) -> None:
    """Leave these in the pool and take out all others; every part is written anew."""
    stays: dict[int, list[bytes]] = defaultdict(list)
    for each in lying:
        stays[each.shard].append(each.sealed)
    parts = list(PoolShard.objects.filter(survey=survey))
    for part in parts:
        part.sealed = sorted(stays[part.shard])
    PoolShard.objects.bulk_update(parts, ["sealed"], batch_size=AT_ONCE)


def write_anew(survey: Survey) -> None:
    """Write every row of who answered anew, in a transaction of its own: so none tells who came last."""
    with transaction.atomic():
        answered = list(AnsweredShard.objects.select_for_update().filter(survey=survey).order_by("shard"))
        AnsweredShard.objects.bulk_update(answered, ["people"])


def add(survey: Survey, *, sealed: Sequence[bytes]) -> None:
    """Put sealed answers into the pool of a survey, each into a part drawn by chance."""
    parts = list(PoolShard.objects.select_for_update().filter(survey=survey).order_by("shard"))
    for one in sealed:
        secrets.choice(parts).sealed.append(one)
    for part in parts:
        part.sealed = sorted(map(bytes, part.sealed))
    PoolShard.objects.bulk_update(parts, ["sealed"], batch_size=AT_ONCE)
