"""A development plan as plain data for paper, in the language of the page."""

from django.utils.translation import gettext as _

from startbaan.apps.coaching.queries.plan_bodies import BodyGoal
from startbaan.apps.coaching.queries.plans import ShownPlan
from startbaan.apps.programme.queries import page_language
from startbaan.ui.wording import long_day, moment, number


def plan_on_paper(plan: ShownPlan) -> dict[str, object]:
    """Everything a printed plan says: texts, goals, training, evidence, and whose names stand under it."""
    body, latest = plan.body, plan.latest
    signed = [place.signed for place in latest.places if place.signed] if latest and latest.is_current else []
    return {
        "language": page_language(),
        "title": _("Persoonlijk ontwikkelingsplan"),
        "year": str(plan.year),
        "starter": str(plan.starter),
        "printed": _("Afgedrukt op %(day)s") % {"day": long_day(plan.on)},
        "texts": [
            {"title": title, "words": words.splitlines()}
            for title, words in ((_("Talenten"), body.talents), (_("Loopbaan"), body.career))
            if words
        ],
        "goals_title": _("Doelen"),
        "goals": [{"area": area, "goals": [_goal(goal) for goal in goals]} for area, goals in body.by_area],
        "training_title": _("Scholing"),
        "training_head": [_("Scholing"), _("Waar"), _("Uren"), _("Euro"), _("Stand")],
        "training": [
            [row.title, row.place_word, number(row.hour_count), number(row.cost), row.state_word]
            for row in body.trainings
        ],
        "evidence_title": _("Bewijs"),
        "evidence": [f"{row.name}: {row.words}" for row in body.evidence],
        "signed_title": _("Handtekeningen"),
        "signed": [f"{name.name}, {moment(name.at)}" for name in signed],
        "unsigned": "" if signed else _("Deze tekst is nog niet vastgesteld."),
    }


def _goal(goal: BodyGoal) -> dict[str, object]:
    by = _("Af op %(day)s") % {"day": long_day(goal.last_day)} if goal.last_day else ""
    return {
        "words": goal.words,
        "facts": " · ".join(fact for fact in (goal.state_word, by) if fact),
        "steps": goal.step_list,
    }
