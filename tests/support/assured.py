"""A round of quality of Sanne's partnership: findings with actions, a review with its document, a panel with a note."""

from datetime import date, timedelta
from uuid import UUID

from planned import PDF

from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Organisation
from startbaan.apps.programme.models import ProgrammeVersion
from startbaan.apps.quality import actions
from startbaan.domain.quality.findings import Origin, Outcome
from startbaan.domain.quality.reviews import ReviewKind, Standing
from startbaan.domain.schedule.comparing import Section
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

TITLE = "Starters missen tijd om lessen voor te bereiden"


def partnership() -> Organisation:
    return Organisation.objects.get(key="waterrijk")


def put_finding(people, *, handle="anouk", on=A_DAY, title=TITLE, board=None, **words):
    """Let somebody note a finding."""
    with acting_as(people.persons[handle], on=on) as by:
        return actions.note_finding(
            by=by,
            at=clock.now(),
            partnership=partnership(),
            board=Organisation.objects.get(key=board) if board else None,
            origin=words.pop("origin", Origin.PANEL),
            title=title,
            **words,
        )


def agreed(people, finding: UUID, *, owner="hanneke", handle="anouk", on=A_DAY, days=14, what="Vraag het na") -> UUID:
    """Let somebody agree an action."""
    with acting_as(people.persons[handle], on=on) as by:
        actions.agree_action(
            by=by,
            at=clock.now(),
            finding=finding,
            owner=people.persons[owner],
            what=what,
            until=on + timedelta(days=days),
        )
    return finding


def decided(people, finding: UUID, *, on=A_DAY, outcome=Outcome.CHANGE) -> UUID:
    """Let the working group decide."""
    with acting_as(people.anouk, on=on) as by:
        actions.decide(by=by, at=clock.now(), finding=finding, outcome=outcome, why="Het kwam vaak terug.")
    return finding


def begun(people, *, on=A_DAY, number="2027") -> ProgrammeVersion:
    """Let the working group begin the next version of the programme."""
    with acting_as(people.anouk, on=on) as by:
        after = ProgrammeVersion.objects.filter(key="ozwh").exclude(published_at=None).latest("published_at", "pk")
        return actions.begin_next_version(by=by, at=clock.now(), partnership=partnership(), after=after, number=number)


def brought_out(people, *findings: UUID, on=A_DAY, number="2027", name="Welkomstmiddag") -> ProgrammeVersion:
    """Let the working group bring out a next version in which the start meeting is called otherwise."""
    version = begun(people, on=on, number=number)
    with acting_as(people.anouk, on=on) as by:
        actions.change_element(
            by=by,
            at=clock.now(),
            version=version.pk,
            section=Section.ACTIVITIES,
            key="start-meeting",
            fields={"title": {"nl": name, "en": "Welcome afternoon"}},
        )
        return actions.bring_out(by=by, at=clock.now(), version=version.pk, findings=findings)


def assured(people) -> dict[str, object]:
    """What the addresses of quality are filled in with."""
    at = clock.now()
    with acting_as(people.anouk, on=A_DAY) as by:
        place = partnership()
        actions.set_standing(by=by, at=at, partnership=place, standing=Standing.RECOGNISED, since=date(2024, 8, 1))
        review = actions.record_review(
            by=by, at=at, partnership=place, kind=ReviewKind.PEER_REVIEW, day=date(2025, 4, 1), words="Goed gesprek."
        )
        document = actions.add_review_document(by=by, at=at, review=review.key, name="verslag.pdf", content=PDF)
        panel = actions.report_panel(by=by, at=at, partnership=place, day=date(2026, 11, 3))
        note = actions.note_panel(by=by, at=at, panel=panel.key, words="Er is weinig tijd.")
    out = brought_out(people)
    draft = begun(people, number="2028")
    finding = agreed(people, put_finding(people).key)
    return {
        "partnership": "waterrijk",
        "finding": finding,
        "number": 1,
        "review": review.key,
        "document": document.key,
        "panel": panel.key,
        "note": note.key,
        **{
            f"quality:{name} version": draft.pk
            for name in (
                "draft",
                "add_subject",
                "changes_text",
                "drop_version",
                "bring_out",
                "element",
                "drop_element",
                "restore_element",
            )
        },
        "quality:changed_in version": out.pk,
        "section": "activities",
        **{f"quality:{name} key": "start-meeting" for name in ("element", "drop_element", "restore_element")},
        "quality:close_finding finding": agreed(people, put_finding(people, title="Nog iets").key),
    }
