"""The drawings of a picture, each with its table: the profile, the map of person and items, growth over visits."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from startbaan.apps.coaching.queries.picture_words import interval, logits, percent, words_of
from startbaan.apps.coaching.queries.pictures import ShownPicture
from startbaan.domain.feedback.maps import PlacedDomain, PlacedItem, person_item_map
from startbaan.domain.feedback.profiles import Mean
from startbaan.ui.lanes import Lane, Lanes, Sign, Spot, Stretch, axis_around
from startbaan.ui.wording import number, short_day

MOST_TRACES = 6


@dataclass(frozen=True)
class Drawing:
    """Lanes and the table beside them."""

    lanes: Lanes
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def profile_drawing(shown: ShownPicture, *, observer: str, starter: str) -> Drawing:
    """What was seen of each domain, by the observer and perhaps by the starter, under these names."""
    instrument = shown.picture.instrument
    lanes, rows = [], []
    for each in shown.picture.profile:
        seen = _("%(seen)s van %(of)s gezien") % {"seen": each.observer.seen, "of": each.of}
        spots = [Spot(mean.score, sign) for mean, sign in _means(each.observer, each.starter) if mean.score is not None]
        lanes.append(Lane(words_of(each.domain.label), tuple(spots), note=seen))
        own = (_mean(each.starter),) if each.starter else ()
        rows.append((words_of(each.domain.label), _mean(each.observer), *own, seen))
    legend = ((Sign.DOT.value, observer), *(((Sign.RING.value, starter),) if shown.own else ()))
    lowest, highest = instrument.scores[0], instrument.scores[-1]
    return Drawing(
        Lanes(
            tuple(lanes),
            lowest,
            highest,
            f"{lowest}: {words_of(instrument.anchor(lowest))}",
            f"{highest}: {words_of(instrument.anchor(highest))}",
            legend=legend,
        ),
        (_("Domein"), observer, *((starter,) if shown.own else ()), _("Gezien")),
        tuple(rows),
    )


def _means(observer: Mean, starter: Mean | None) -> list[tuple[Mean, Sign]]:
    own = [(starter, Sign.RING)] if starter else []
    return [*own, (observer, Sign.DOT)]


def _mean(mean: Mean) -> str:
    return number(round(mean.score, 1)) if mean.score is not None else _("niet gezien")


def map_drawing(shown: ShownPicture) -> Drawing | None:
    """The person among the steps of all items; none without a scale."""
    picture = shown.picture
    if picture.level is None or picture.ruler is None:
        return None
    placed = person_item_map(picture.level, instrument=picture.instrument, ruler=picture.ruler)
    items = [item for domain in placed for item in domain.items]
    places = [step.at for item in items for step in item.steps]
    start, end = axis_around((*places, picture.level.low, picture.level.high))
    most = max(len(item.steps) for item in items)
    return Drawing(
        Lanes(
            tuple(_lane(shown, domain, item) for domain in placed for item in domain.items),
            start,
            end,
            _("makkelijker"),
            _("moeilijker"),
            band=Stretch(picture.level.low, picture.level.high),
            line=picture.level.value,
            legend=(
                ("band", _where(shown)),
                (Sign.DIAMOND.value, _("volgende stap")),
                (Sign.TICK.value, _("stap naar deze score")),
            ),
        ),
        (_("Wat"), *(_("Kans op stap %(step)s") % {"step": place + 1} for place in range(most))),
        tuple(_chances(item, most) for item in items),
    )


def _where(shown: ShownPicture) -> str:
    if shown.is_own:
        return _("waar je nu ongeveer staat")
    return _("waar %(name)s nu ongeveer staat") % {"name": shown.starter}


def _lane(shown: ShownPicture, domain: PlacedDomain, placed: PlacedItem) -> Lane:
    step = shown.step(placed.item.key)
    spots = [
        Spot(each.at, Sign.DIAMOND if step and step.score == each.score else Sign.TICK, str(each.score))
        for each in placed.steps
    ]
    note = "" if placed.item.key in shown.picture.look.scores else _("niet gezien")
    return Lane(words_of(placed.item.label), tuple(spots), note=note, group=words_of(domain.domain.label))


def _chances(placed: PlacedItem, most: int) -> tuple[str, ...]:
    chances = [f"{percent(step.chance)} ({step.score})" for step in placed.steps]
    return (words_of(placed.item.label), *chances, *("–" for _missing in range(most - len(chances))))


def growth_drawing(shown: ShownPicture) -> Drawing | None:
    """The visits along the scale; none with fewer than two that can be measured."""
    growth = shown.picture.growth
    if growth is None:
        return None
    ends = [end for point in growth.points for end in (point.level.low, point.level.high)]
    start, end = axis_around(tuple(ends))
    return Drawing(
        Lanes(
            tuple(
                Lane(
                    short_day(point.on),
                    (Spot(point.level.value, Sign.DOT),),
                    Stretch(point.level.low, point.level.high),
                    note=shown.names[point.observer],
                )
                for point in growth.points
            ),
            start,
            end,
            _("lager"),
            _("hoger"),
            legend=((Sign.DOT.value, _("meting")), ("stretch", _("hoe zeker: 95% van de keren hierbinnen"))),
        ),
        (_("Bezoek"), _("Wie keek"), _("Meting"), _("Onzekerheid")),
        tuple(
            (short_day(point.on), shown.names[point.observer], logits(point.level.value), interval(point.level))
            for point in growth.points
        ),
    )


def trace_table(shown: ShownPicture) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]] | None:
    """The means by domain of the latest visits, for where nothing is measured; none with one visit."""
    if shown.picture.growth or len(shown.picture.traces) < 2:
        return None
    traces = shown.picture.traces[-MOST_TRACES:]
    headings = (_("Domein"), *(short_day(trace.look.on) for trace in traces))
    rows = tuple(
        (words_of(domain.label), *(_mean(trace.profile[place].observer) for trace in traces))
        for place, domain in enumerate(shown.picture.instrument.domains)
    )
    return headings, rows
