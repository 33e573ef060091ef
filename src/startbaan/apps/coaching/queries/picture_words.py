"""A picture in the words of the page: the next steps, what differs, the scores by item, and the drawings."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from startbaan.apps.coaching.queries.pictures import ShownPicture
from startbaan.domain.feedback.comparing import Difference
from startbaan.domain.feedback.zones import Step
from startbaan.domain.instruments.definition import Instrument
from startbaan.domain.measurement.estimates import Estimate
from startbaan.domain.sources import Text
from startbaan.ui.wording import number


@dataclass(frozen=True)
class StepWords:
    """One next step: what, why one may try it, how it went in this lesson, and how it looks."""

    key: str
    label: str
    about: str
    target: str
    chance: str
    now: str
    examples: tuple[str, ...]


@dataclass(frozen=True)
class ScoreWords:
    """An item with both scores and what was written down."""

    label: str
    observer: str
    starter: str
    note: str
    own_note: str


@dataclass(frozen=True)
class DomainWords:
    """A domain with the scores of its items."""

    label: str
    items: tuple[ScoreWords, ...]


def words_of(text: Text) -> str:
    """A text of an instrument in the language of the page."""
    return text.said(get_language() or "nl")


def percent(chance: float) -> str:
    """A chance in whole percents, never 0 or 100."""
    return f"{min(max(round(chance * 100), 1), 99)}%"


def logits(value: float) -> str:
    """A measure with one decimal and a true minus."""
    return number(round(value, 1) + 0.0).replace("-", "−")


def interval(found: Estimate) -> str:
    """The ends of the interval of a measure."""
    return _("%(low)s tot %(high)s") % {"low": logits(found.low), "high": logits(found.high)}


def score_words(score: int | None, instrument: Instrument) -> str:
    """A score with its words."""
    return f"{score}: {words_of(instrument.anchor(score))}" if score is not None else _("niet gezien")


def measure_words(shown: ShownPicture) -> dict[str, object]:
    """The measure, the band of the zone and the growth, in words; what is not known is left out."""
    level, band, growth = shown.picture.level, shown.picture.zone.band, shown.picture.growth
    words: dict[str, object] = {}
    if level:
        words |= {"level": logits(level.value), "level_interval": interval(level)}
    if band:
        words["band"] = (percent(band.low), percent(band.high))
    if growth and growth.change and growth.verdict:
        by = growth.change.by
        sign = "+" if by.value >= 0 else ""
        words |= {
            "change": f"{sign}{logits(by.value)}",
            "change_interval": interval(by),
            "verdict": growth.verdict.value,
        }
    return words


def steps_of(shown: ShownPicture) -> tuple[StepWords, ...]:
    """The steps of the zone."""
    return tuple(_step(step, shown.picture.instrument) for step in shown.picture.zone.steps)


def _step(step: Step, instrument: Instrument) -> StepWords:
    chance = ""
    if step.chance:
        values = {name: percent(getattr(step.chance, name)) for name in ("value", "low", "high")}
        chance = _("Lukt nu naar schatting in %(value)s van de lessen (tussen %(low)s en %(high)s).") % values
    if step.now is None:
        now = _("In deze les niet gezien.")
    elif step.is_seen:
        now = _("In deze les lukte het: score %(score)s.") % {"score": step.now}
    else:
        now = _("In deze les: score %(score)s.") % {"score": step.now}
    return StepWords(
        key=step.item.key,
        label=words_of(step.item.label),
        about=words_of(step.item.about),
        target=score_words(step.score, instrument),
        chance=chance,
        now=now,
        examples=tuple(map(words_of, step.item.examples)),
    )


def differences_of(shown: ShownPicture) -> tuple[ScoreWords, ...]:
    """What was seen most differently."""
    comparison = shown.picture.comparison
    return tuple(_difference(each, shown.picture.instrument) for each in comparison.largest) if comparison else ()


def _difference(each: Difference, instrument: Instrument) -> ScoreWords:
    return ScoreWords(
        words_of(each.item.label),
        score_words(each.observer, instrument),
        score_words(each.starter, instrument),
        each.note,
        each.own_note,
    )


def scores_of_items(shown: ShownPicture) -> tuple[DomainWords, ...]:
    """Every item with its scores and notes."""
    look, own, instrument = shown.picture.look, shown.own, shown.picture.instrument
    return tuple(
        DomainWords(
            words_of(domain.label),
            tuple(
                ScoreWords(
                    words_of(item.label),
                    score_words(look.scores.get(item.key), instrument),
                    score_words(own.scores.get(item.key), instrument) if own else "",
                    look.notes.get(item.key, ""),
                    own.notes.get(item.key, "") if own else "",
                )
                for item in domain.items
            ),
        )
        for domain in instrument.domains
    )
