"""Peer groups for the tests: a round of the partnership with the few starters and coaches of the cast."""

from dataclasses import asdict

from startbaan.apps.peergroups.actions.rounds import begin_round
from startbaan.apps.peergroups.models import Placing, Round
from startbaan.apps.people.access import acting_as
from startbaan.domain.grouping.pool import Weights
from startbaan.domain.periods import SchoolYear
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

# Seven starters fit into two groups of at most four.
FEW = Weights(smallest=3, largest=4)
# Who can stand where: no coach of their own, nobody of their own school.
FITTING = {
    "sanne": ("carla", "di"),
    "thijs": ("carla", "di"),
    "yasmina": ("carla", "di"),
    "femke": ("carla", "di"),
    "ruben": ("mehmet", "do"),
    "lotte": ("mehmet", "do"),
    "noah": ("mehmet", "do"),
}


def put_round(people, *, by: str = "jeroen", at: str = "waterrijk", weights: Weights = FEW, **more) -> Round:
    """A round of the whole partnership, or of one board by its coordinator."""
    boards = ("waterland", "de-vaart", "merencollege", "roc-polderland") if at == "waterrijk" else (at,)
    with acting_as(getattr(people, by), on=A_DAY) as viewer:
        return begin_round(
            by=viewer,
            at=clock.now(),
            organisation=people.organisations[at],
            boards=[people.organisations[board] for board in boards],
            year=SchoolYear.of(A_DAY),
            weights=weights,
            **more,
        )


def put_placings(people, row: Round, places=FITTING) -> None:
    """Everybody in a group, as if it had been computed."""
    Placing.objects.bulk_create(
        Placing(
            round=row, starter_id=getattr(people, starter), facilitator_id=getattr(people, facilitator), weekday=day
        )
        for starter, (facilitator, day) in places.items()
    )


def weights_of(row: Round) -> Weights:
    """What weighs how much in a round."""
    assert dict(row.weights) == asdict(Weights(**row.weights))
    return Weights(**row.weights)


def one_more_round(people, number):
    """One more round of the partnership, for a later year."""
    with acting_as(people.jeroen, on=A_DAY) as viewer:
        begin_round(
            by=viewer,
            at=clock.now(),
            organisation=people.organisations["waterrijk"],
            boards=[people.organisations["waterland"]],
            year=SchoolYear.of(A_DAY),
            weights=FEW,
        )


def grouped(people):
    """What the addresses of a round are about: one of the partnership, with everybody placed."""
    row = put_round(people)
    put_placings(people, row)
    return {"peer_round": row.key}
