"""Learning to observe: the example lessons, what one scored oneself, and how far that agrees with the examples."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import Http404
from django.utils.translation import get_language

from startbaan.apps.coaching.models import InstrumentVersion, TrainingLesson, TrainingRound
from startbaan.apps.coaching.queries.instruments import established_instruments, instrument_of
from startbaan.apps.coaching.queries.observers import ShownCertificate, own_certificates, trained_instruments
from startbaan.apps.coaching.queries.observing import Scored, Sheet, sheet_of
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Organisation
from startbaan.domain.feedback.agreeing import Agreement, Beside, Verdict, agreement, beside, judged, overall
from startbaan.domain.instruments.definition import Instrument
from startbaan.domain.instruments.training import Lesson, Rule, Training, trainings


@dataclass(frozen=True)
class LessonLine:
    """One example lesson in the list: whether it was scored, how far that agrees, whether a round before had it."""

    key: str
    title: str
    sector: str
    is_scored: bool
    was_seen: bool
    agreement: Agreement | None


@dataclass(frozen=True)
class TrainingLine:
    """A training there is: how many lessons a round has, and how many of an open round were scored."""

    key: str
    title: str
    lessons: int
    scored: int
    is_open: bool


@dataclass(frozen=True)
class Coming:
    """What another round would bring: how many lessons, how many of them not seen yet, and how many there are."""

    lessons: int
    fresh: int
    in_all: int


@dataclass(frozen=True)
class TrainingPage:
    """A training as its trainee sees it: the lessons, the rule, and how far it is met.

    Without a round the lessons are those of the first; `coming` is what the round after this one would bring.
    """

    instrument_key: str
    title: str
    rule: Rule
    why_this_rule: str
    lessons: tuple[LessonLine, ...]
    round: TrainingRound | None
    agreement: Agreement | None
    verdict: Verdict
    again_on: date | None
    coming: Coming
    certificates: tuple[ShownCertificate, ...]

    @property
    def next(self) -> LessonLine | None:
        """The first lesson that was not scored yet."""
        return next((line for line in self.lessons if not line.is_scored), None)

    @property
    def is_finished(self) -> bool:
        """Whether all lessons of this round were scored."""
        return self.round is not None and self.round.finished_at is not None

    @property
    def share_words(self) -> int:
        """Which share of what is to be seen one scores at least, in percents."""
        return round(100 * self.rule.seen)


@dataclass(frozen=True)
class FeedbackLine:
    """One item: the own score and note beside the example and its reason."""

    label: str
    line: Beside
    note: str
    why: str
    own_words: str
    example_words: str


@dataclass(frozen=True)
class LessonPage:
    """One example lesson: its story, and the form; once scored, the feedback item by item."""

    instrument_key: str
    instrument_title: str
    key: str
    title: str
    sector: str
    story: tuple[str, ...]
    status: str
    sheet: Sheet
    round: TrainingRound
    is_scored: bool
    agreement: Agreement | None
    lines: tuple[FeedbackLine, ...]
    not_shown: tuple[FeedbackLine, ...]
    following: str


def training_lines(viewer: Viewer) -> list[TrainingLine]:
    """The trainings there are, each with how far the viewer is in a round that is open."""
    titles = trained_instruments()
    found = [(key, training) for key, training in trainings().items() if key in titles]
    rows = TrainingRound.objects.filter(author__in=viewer.persons, finished_at__isnull=True)
    lessons = TrainingLesson.objects.filter(round__in=rows).values_list("round__instrument_key", flat=True)
    begun = {row.instrument_key: len(lessons_of(row, trainings()[row.instrument_key])) for row in rows}
    scored = Counter(lessons)
    return [
        TrainingLine(key, titles[key], begun.get(key, training.lessons_in_round), scored[key], key in begun)
        for key, training in found
    ]


def training_of(instrument_key: str) -> Training:
    """The training for an instrument. Raises Http404."""
    if instrument_key not in trainings():
        raise Http404
    return trainings()[instrument_key]


def version_for_training(instrument_key: str) -> InstrumentVersion:
    """The newest version of the program that one trains with. Raises Http404."""
    row = established_instruments().filter(key=instrument_key, owner=None).first()
    if row is None:
        raise Http404
    return row


def last_round(viewer: Viewer, instrument_key: str) -> TrainingRound | None:
    """The round of the viewer that began last."""
    rows = TrainingRound.objects.filter(author__in=viewer.persons, instrument_key=instrument_key)
    return rows.order_by("-begun_at", "-pk").first()


def lessons_seen(viewer: Viewer, instrument_key: str, *, but: TrainingRound | None = None) -> list[str]:
    """The lessons the viewer scored, in any round but this one, the last one last."""
    rows = TrainingLesson.objects.filter(author__in=viewer.persons, round__instrument_key=instrument_key)
    if but is not None:
        rows = rows.exclude(round=but)
    return list(rows.order_by("scored_at", "pk").values_list("lesson", flat=True))


def lessons_of(round_row: TrainingRound, training: Training) -> dict[str, Lesson]:
    """The lessons drawn for a round by their key, as far as the training still has them."""
    return {key: training.by_key[key] for key in round_row.lessons if key in training.by_key}


def training_page(viewer: Viewer, instrument_key: str) -> TrainingPage:
    """All on the page of a training. Raises Http404."""
    training, language = training_of(instrument_key), get_language() or "nl"
    instrument = instrument_of(version_for_training(instrument_key))
    round_row = last_round(viewer, instrument_key)
    kept = scores_kept(round_row) if round_row else {}
    before = lessons_seen(viewer, instrument_key, but=round_row)
    first = [training.by_key[key] for key in training.drawn(before)]
    lessons = lessons_of(round_row, training).values() if round_row else first
    found = overall(kept, training=training, instrument=instrument)
    again_on = None
    if round_row is not None and round_row.finished_at is not None and not round_row.passed:
        again_on = round_row.finished_at.date() + timedelta(days=training.rule.again_after_days)
    return TrainingPage(
        instrument_key=instrument_key,
        title=instrument.title.said(language),
        rule=training.rule,
        why_this_rule=training.rule.source.explained(language),
        lessons=tuple(_line(lesson, kept, before, instrument, language) for lesson in lessons),
        round=round_row,
        agreement=found,
        verdict=judged(found, rule=training.rule),
        again_on=again_on,
        coming=_coming(training, [*before, *kept]),
        certificates=tuple(one for one in own_certificates(viewer) if one.row.instrument_key == instrument_key),
    )


def lesson_page(viewer: Viewer, instrument_key: str, lesson: str, *, typed: Mapping[str, Scored]) -> LessonPage:
    """All on the page of one lesson of a round that was begun, with what was typed on the form. Raises Http404."""
    training, language = training_of(instrument_key), get_language() or "nl"
    round_row = last_round(viewer, instrument_key)
    lessons = lessons_of(round_row, training) if round_row else {}
    if round_row is None or lesson not in lessons:
        raise Http404
    version = version_for_training(instrument_key)
    instrument, shown = instrument_of(version), lessons[lesson]
    kept = TrainingLesson.objects.filter(round=round_row)
    scores = {row.lesson: _read(row.scores) for row in kept}
    own = scores.get(lesson)
    lines = beside(_numbers(own or {}), lesson=shown, instrument=instrument)
    feedback = [_feedback(line, own or {}, instrument, language) for line in lines]
    return LessonPage(
        instrument_key=instrument_key,
        instrument_title=instrument.title.said(language),
        key=lesson,
        title=shown.title.said(language),
        sector=_sector(shown),
        story=tuple(part.said(language) for part in shown.story),
        status=shown.source.explained(language),
        sheet=sheet_of(version, own if own is not None else typed),
        round=round_row,
        is_scored=own is not None,
        agreement=agreement(lines) if own is not None else None,
        lines=tuple(line for line in feedback if line.line.example is not None),
        not_shown=tuple(line for line in feedback if line.line.example is None and line.line.own is not None),
        following=next((key for key in lessons if key not in {*scores, lesson}), ""),
    )


def scores_kept(round_row: TrainingRound) -> dict[str, dict[str, int]]:
    """The scores of a round by lesson and item; what was not seen is left out."""
    rows = TrainingLesson.objects.filter(round=round_row)
    return {row.lesson: _numbers(_read(row.scores)) for row in rows}


def _coming(training: Training, seen: list[str]) -> Coming:
    drawn = training.drawn(seen)
    return Coming(len(drawn), len(set(drawn) - set(seen)), len(training.lessons))


def _line(
    lesson: Lesson,
    kept: Mapping[str, Mapping[str, int]],
    before: list[str],
    instrument: Instrument,
    language: str,
) -> LessonLine:
    scores, was_seen = kept.get(lesson.key), lesson.key in before
    found = None if scores is None else agreement(beside(scores, lesson=lesson, instrument=instrument))
    return LessonLine(lesson.key, lesson.title.said(language), _sector(lesson), scores is not None, was_seen, found)


def _feedback(line: Beside, own: Mapping[str, Scored], instrument: Instrument, language: str) -> FeedbackLine:
    def words(score: int | None) -> str:
        return "" if score is None else instrument.anchor(score).said(language)

    return FeedbackLine(
        label=line.item.label.said(language),
        line=line,
        note=own[line.item.key].note if line.item.key in own else "",
        why=line.example.why.said(language) if line.example else "",
        own_words=words(line.own),
        example_words=words(line.example.score if line.example else None),
    )


def _sector(lesson: Lesson) -> str:
    return str(Organisation.InSector(lesson.sector.value).label)


def _read(scores: object) -> dict[str, Scored]:
    assert isinstance(scores, dict)
    return {str(key): Scored(found["score"], found["note"]) for key, found in scores.items()}


def _numbers(scores: Mapping[str, Scored]) -> dict[str, int]:
    return {key: scored.score for key, scored in scores.items() if scored.score is not None}
