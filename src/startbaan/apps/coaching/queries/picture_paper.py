"""A picture as plain data for paper, in the language of the page."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from startbaan.apps.coaching.queries.picture_lanes import (
    Drawing,
    growth_drawing,
    map_drawing,
    profile_drawing,
    trace_table,
)
from startbaan.apps.coaching.queries.picture_words import (
    ScoreWords,
    StepWords,
    differences_of,
    measure_words,
    scores_of_items,
    steps_of,
)
from startbaan.apps.coaching.queries.pictures import ShownPicture
from startbaan.apps.programme.queries import page_language
from startbaan.domain.feedback.growing import Growth, Verdict
from startbaan.domain.feedback.looks import Look
from startbaan.ui.wording import long_day


def picture_on_paper(shown: ShownPicture, *, on: date) -> dict[str, object]:
    """Everything a printed picture says: steps, what was seen, what differs, growth, and what stands behind it."""
    observer, starter = str(shown.row.observer), str(shown.starter)
    return {
        "language": page_language(),
        "title": _("Beeld van een les"),
        "starter": starter,
        "lesson": f"{shown.row.lesson}, {long_day(shown.picture.look.on)}",
        "looked": _("%(observer)s keek mee.") % {"observer": observer},
        "printed": _("Afgedrukt op %(day)s") % {"day": long_day(on)},
        "meant": _(
            "Dit beeld is om samen van te leren. Het is geen beoordeling: er is geen cijfer, geen voldoende of "
            "onvoldoende, en niemand wordt met een ander vergeleken."
        ),
        "steps_title": _("Volgende stappen"),
        "steps_note": _zone_note(shown),
        "steps": [_step(step) for step in steps_of(shown)],
        "tables": [table for table in _tables(shown) if table],
        "differences_title": _("Wat jullie verschillend zagen"),
        "differences": [_difference(each, observer, starter) for each in differences_of(shown)],
        "items_title": _("Alle punten met scores en notities"),
        "items_head": [_("Punt"), observer, *([starter] if shown.own else [])],
        "domains": [
            {"label": domain.label, "items": [_cells(item, shown.own) for item in domain.items]}
            for domain in scores_of_items(shown)
        ],
        "backing_title": _("Hoe stevig dit beeld is"),
        "backing": _backing(shown),
        "goals_title": _("Ons doel"),
        "goals": [goal.words for goal in shown.goals],
        "next": _next(shown),
    }


def _zone_note(shown: ShownPicture) -> str:
    return "" if shown.picture.zone.is_measured else _("Volgorde van de domeinen, niet geverifieerd, geen meting.")


def _step(step: StepWords) -> dict[str, object]:
    target = _("Stap naar %(target)s.") % {"target": step.target}
    facts = " ".join(part for part in (target, step.now, step.chance) if part)
    return {"label": step.label, "about": step.about, "facts": facts, "examples": step.examples}


def _tables(shown: ShownPicture) -> list[dict[str, object]]:
    """The tables beside the drawings, each with what must be said under it."""
    traced, found = trace_table(shown), measure_words(shown)
    drawing = profile_drawing(shown, observer=str(shown.row.observer), starter=str(shown.starter))
    profile = _table(_("Wat er te zien was"), drawing, _("Niet gezien is iets anders dan zwak."))
    tables = [profile]
    if placed := map_drawing(shown):
        said = _("De meting van deze les is %(value)s (%(interval)s).")
        notes = [said % {"value": found["level"], "interval": found["level_interval"]}]
        if not shown.picture.is_lesson_known:
            notes.append(
                _(
                    "In werkelijkheid is de onzekerheid groter. Hoe verschillend lessen van dezelfde leraar zijn, en "
                    "hoe streng wie kijkt, is voor deze schaal niet bekend en zit er dus niet in."
                )
            )
        if shown.parameters:
            notes.append(f"{shown.parameters.title} ({shown.parameters.get_status_display()})")
        title = _("Waar %(name)s staat tussen alle stappen") % {"name": shown.starter}
        tables.append(_table(title, placed, " ".join(notes)))
    if grown := growth_drawing(shown):
        tables.append(_table(_("Vergeleken met eerdere bezoeken"), grown, _growth(shown, found)))
    elif traced:
        note = _(
            "Zonder schaal is niet te zeggen of een verschil meer is dan toeval. Lessen verschillen, en wie kijkt ook."
        )
        tables.append(
            {"title": _("Vergeleken met eerdere bezoeken"), "head": traced[0], "rows": traced[1], "note": note}
        )
    return tables


def _table(title: str, drawing: Drawing, note: str) -> dict[str, object]:
    return {"title": title, "head": drawing.headings, "rows": drawing.rows, "note": note}


def _growth(shown: ShownPicture, found: dict[str, object]) -> str:
    growth, notes = shown.picture.growth, []
    if "change" in found:
        said = _("Van het eerste tot het laatste bezoek: %(by)s (%(interval)s).")
        notes = [said % {"by": found["change"], "interval": found["change_interval"]}, _verdict(growth)]
    if growth and not growth.is_lesson_known:
        notes.append(
            _(
                "De strepen zijn te smal: alleen de meetfout zit erin. Een andere les of een andere kijker geeft ook "
                "een ander beeld."
            )
        )
    return " ".join(notes)


def _verdict(growth: Growth | None) -> str:
    verdict = growth.verdict if growth else None
    if verdict is Verdict.CLEAR:
        return _("Dit is duidelijk meer dan toeval.")
    if verdict is Verdict.UNSURE:
        return _("Dit is meer dan meetfout alleen, maar nog niet zeker: hoe verschillend lessen zijn, is niet bekend.")
    return _("Dit is nog niet te onderscheiden van toeval.")


def _difference(each: ScoreWords, observer: str, starter: str) -> dict[str, object]:
    said = [(observer, each.observer, each.note), (starter, each.starter, each.own_note)]
    return {
        "label": each.label,
        "said": [f"{who}: {score}" + (f". {note}" if note else "") for who, score, note in said],
    }


def _cells(item: ScoreWords, own: Look | None) -> list[list[str]]:
    """The cells of one row, each a list of lines."""
    cells = [[item.label], [item.observer, item.note]]
    if own:
        cells.append([item.starter, item.own_note])
    return [[line for line in cell if line] for cell in cells]


def _backing(shown: ShownPicture) -> list[str]:
    backing = shown.picture.backing
    visits = ngettext("Hierachter staat %(visits)s bezoek.", "Hierachter staan %(visits)s bezoeken.", backing.visits)
    people = ngettext(
        "Er keek %(observers)s persoon.", "Er keken %(observers)s verschillende mensen.", backing.observers
    )
    enough = (
        _(
            "Dat zijn minstens drie bezoeken door drie verschillende mensen: genoeg voor feedback waar je op kunt "
            "bouwen."
        )
        if backing.is_enough_for_feedback
        else _(
            "Feedback waar je op kunt bouwen vraagt minstens drie bezoeken door drie verschillende mensen. Zie dit "
            "dus als een begin van het gesprek."
        )
    )
    return [
        f"{visits % {'visits': backing.visits}} {people % {'observers': backing.observers}}",
        enough,
        _("Voor iets zwaarders zijn meer dan tien bezoeken nodig. Daar is dit beeld niet voor gemaakt."),
    ]


def _next(shown: ShownPicture) -> str:
    if shown.next_visit is None:
        return _("Er staat nog geen volgend bezoek.")
    return _("Volgend bezoek: %(when)s, %(lesson)s.") % {
        "when": shown.next_visit.when,
        "lesson": shown.next_visit.row.lesson,
    }
