"""What was seen of each domain: the mean of the scores that were given, and of how many items. No measure."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean

from startbaan.domain.instruments.definition import Domain, Instrument


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean score of the items that were seen; none when nothing was."""

    score: float | None
    seen: int


@dataclass(frozen=True, slots=True)
class DomainProfile:
    """A domain as the observer saw it, and perhaps as the starter did."""

    domain: Domain
    observer: Mean
    starter: Mean | None = None

    @property
    def of(self) -> int:
        """How many items the domain has."""
        return len(self.domain.items)


def profile(
    scores: Mapping[str, int], *, instrument: Instrument, own: Mapping[str, int] | None = None
) -> tuple[DomainProfile, ...]:
    """Lay scores out by domain, in the order of the instrument."""
    return tuple(
        DomainProfile(domain, mean_of(scores, domain), None if own is None else mean_of(own, domain))
        for domain in instrument.domains
    )


def mean_of(scores: Mapping[str, int], domain: Domain) -> Mean:
    """Take the mean of what was seen of a domain."""
    seen = [scores[item.key] for item in domain.items if item.key in scores]
    return Mean(fmean(seen) if seen else None, len(seen))
