"""Every page that shows a list, how it grows by one row and what it costs; and every page that shows none, and why.

A new page without parameters needs a line in one of the two.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import time, timedelta
from uuid import uuid4

from arranged import half_arranged
from asked_classes import one_more_class
from assured import brought_out
from attending import came_before, came_today, took_on
from gathered_people import asked_to_gathering
from grouped import one_more_round
from instruments_kept import one_more_instrument
from meeting import put_talk
from meeting_peers import one_more_guided, one_more_open
from observed_by import one_more_certified
from passkeys import add_passkey
from proposed_coaches import give_hours, propose, without_coach
from questioned import one_coach_more, own_questionnaire
from surveys_asked import asked_once_more
from visiting import plan
from wished import days_ago, poll

from startbaan.apps.coaching import actions as coaching
from startbaan.apps.coaching import queries
from startbaan.apps.coaching.models import DevelopmentPlan
from startbaan.apps.drafts.actions import keep
from startbaan.apps.entitlements.actions import correct_hours
from startbaan.apps.intake.actions import keep_upload
from startbaan.apps.outbox.models import Mail
from startbaan.apps.people import actions
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import Conditions, Name
from startbaan.apps.people.models import Organisation, Pair, Person, User
from startbaan.apps.programme.actions.starting import start_track
from startbaan.apps.programme.models import ProgrammeVersion
from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.privacy.roles import RoleName
from startbaan.project.cast import A_DAY
from startbaan.ui import clock


def invited(people, number):
    put_talk(people, key=f"wet:{number}", at=time(9 + number))


def polled(people, number):
    poll(people, period=days_ago(100 - number, 80), year=2020 + number)


def visited_once_more(people, number):
    plan(people, day=A_DAY + timedelta(days=number))


@dataclass(frozen=True)
class List:
    """One list: where, whose, how it grows by one row, and how many questions it asks the database."""

    name: str
    handle: str
    grow: Callable
    cost: int


def corrected_hours(people, number):
    with acting_as(people.karin, on=A_DAY) as viewer:
        correct_hours(
            by=viewer,
            at=clock.now(),
            starter=people.sanne,
            year=SchoolYear.of(A_DAY),
            line="peer-meeting",
            minutes=30,
            reason=f"Correctie {number}",
        )


def place(people, key):
    return Organisation.objects.get(pk=people.organisations[key])


def asked(people, number):
    with acting_as(people.sanne, on=A_DAY) as viewer:
        to = f"role:care_coordinator:{people.organisations['de-sluis']}"
        words = f"Vraag {number}"
        return coaching.ask(by=viewer, to=to, subject=words, words=words, at=clock.now()).item


def answered(people, number):
    item = asked(people, number)
    with acting_as(people.ineke, on=A_DAY) as viewer:
        queries.open_question(viewer, item, at=clock.now())
        coaching.answer(by=viewer, item=item, words="Kom langs", at=clock.now())


def known(people, number) -> Person:
    """Somebody new at De Sluis."""
    with acting_as(people.hanneke, on=A_DAY) as viewer:
        person = actions.add_person(
            by=viewer,
            at=clock.now(),
            name=Name("Nieuw", "", f"Nummer {number}"),
            board=place(people, "waterland"),
            personnel_number=f"lijst-{number}",
        )
        actions.employ(
            by=viewer,
            at=clock.now(),
            person=person,
            school=place(people, "de-sluis"),
            period=Period(A_DAY),
            conditions=Conditions(1, "LB", 1),
        )
    return person


def started(people, number) -> Person:
    """A new starter at De Sluis, with a coach and a manager."""
    person = known(people, number)
    with acting_as(people.hanneke, on=A_DAY) as viewer:
        start_track(
            by=viewer,
            at=clock.now(),
            starter=person.pk,
            version=ProgrammeVersion.objects.get(key="ozwh", owner=None),
            start_on=A_DAY,
            holiday_region="noord",
        )
        for relation, holder in ((Relation.COACH, people.mehmet), (Relation.MANAGER, people.karin)):
            actions.couple(
                by=viewer,
                at=clock.now(),
                starter=person.pk,
                holder=holder,
                relation=relation,
                period=Period(A_DAY),
            )
    return person


def crowded(people, number):
    """Four more starters, so that there are enough to show something of all together."""
    for one in range(4):
        started(people, number * 4 + one)


def planned(people, number):
    """A new starter whose development plan the coach reads."""
    with acting_as(started(people, number), on=A_DAY) as viewer:
        plan = coaching.start_plan(by=viewer, at=clock.now())
        DevelopmentPlan.objects.filter(pk=plan.pk).update(handed_in_at=clock.now())


def trusted(people, number):
    """One more confidant at De Sluis."""
    person = known(people, number)
    with acting_as(people.hanneke, on=A_DAY) as viewer:
        actions.give_role(
            by=viewer,
            at=clock.now(),
            person=person,
            organisation=place(people, "de-sluis"),
            role=RoleName.CONFIDANT,
            period=Period(A_DAY),
        )


def uncoached(people, number):
    """A new starter at De Sluis without a coach."""
    Pair.objects.filter(starter=started(people, number), relation=Relation.COACH.value).delete()


def one_more_proposed(people, number):
    """A new starter of Karin's for whom a coach was proposed."""
    give_hours(people, 200)
    propose(people, without_coach(people, started(people, number)), holder="petra")


def registered(people, number):
    """One more coach in the register."""
    person = known(people, number)
    with acting_as(people.hanneke, on=A_DAY) as viewer:
        actions.register_coach(
            by=viewer,
            at=clock.now(),
            person=person,
            board=place(people, "waterland"),
            period=Period(A_DAY),
            is_external=False,
            certificate="Coach",
            certified_until=None,
        )


def partnered(people, number):
    """One more board that belongs to the partnership."""
    with acting_as(people.bas, on=A_DAY) as viewer:
        board = actions.add_organisation(
            by=viewer,
            at=clock.now(),
            key=f"lijst-{number}",
            of_kind="board",
            name=f"Bestuur {number}",
            parent=Organisation.objects.get(of_kind="nation"),
            sector="po",
        )
        actions.affiliate(by=viewer, at=clock.now(), member=board, of=place(people, "waterrijk"), period=Period(A_DAY))


def handed_in(people, number):
    """One more list of staff."""
    with acting_as(people.dirkjan, on=A_DAY) as viewer:
        content = f"Personeelsnummer;Achternaam\n{number};Wortel\n".encode()
        board = place(people, "waterland")
        keep_upload(by=viewer, at=clock.now(), board=board, name=f"{number}.csv", content=content, per=A_DAY)


def begun(people, number):
    """One more person half taken in."""
    with acting_as(people.dirkjan, on=A_DAY) as viewer:
        fields = {"board": "waterland", "given_name": "Guusje", "family_name": f"Wortel {number}"}
        keep(by=viewer, key=f"innemen:{uuid4()}", fields=fields, at=clock.now())


def reachable(people, number):
    with acting_as(people.sanne, on=A_DAY) as viewer:
        actions.add_own_address(by=viewer, email=f"sanne{number}@thuis.example", at=clock.now())


def mailed(people, number):
    """One more mail."""
    Mail.objects.create(to_id=people.sanne, made_at=clock.now(), next_at=clock.now())


def keyed(people, number):
    add_passkey(User.objects.get(persons=people.sanne))


def released(people, number):
    """One more version of the programme."""
    brought_out(people, number=str(2027 + number), name=f"Welkomst {number}")


LISTS = (
    List("people:shares", "sanne", answered, 7),
    List("home:today", "sanne", answered, 6),
    List("home:today", "mehmet", started, 11),
    List("home:today", "karin", started, 10),
    List("home:today", "hanneke", started, 10),
    List("home:agenda", "sanne", invited, 10),
    List("home:agenda_list", "sanne", invited, 9),
    List("home:starters", "mehmet", started, 10),
    List("home:starters", "hanneke", started, 10),
    List("home:deployment", "hanneke", registered, 7),
    List("home:export", "hanneke", started, 10),
    List("home:confidants", "sanne", trusted, 5),
    List("account_addresses", "sanne", reachable, 5),
    List("mfa_list_webauthn", "sanne", keyed, 4),
    List("appraisal:talk_list", "karin", started, 8),
    List("coaching:guidance", "mehmet", started, 9),
    List("coaching:visit_list", "sanne", visited_once_more, 4),
    List("coaching:visit_list", "mehmet", visited_once_more, 5),
    List("coaching:start_talk_list", "mehmet", started, 6),
    List("coaching:plan_list", "mehmet", planned, 5),
    List("coaching:instruments", "sanne", one_more_instrument, 8),
    List("coaching:instruments", "jeroen", one_more_instrument, 9),
    List("coaching:observers", "hanneke", one_more_certified, 7),
    List("coaching:own_certificates", "mehmet", one_more_certified, 8),
    List("coaching:help_question_list", "sanne", asked, 9),
    List("coaching:help_question_list", "ineke", answered, 10),
    List("intake:match", "hanneke", uncoached, 12),
    List("home:proposed", "karin", one_more_proposed, 10),
    List("intake:intake", "dirkjan", handed_in, 5),
    List("intake:one", "dirkjan", begun, 5),
    List("library:reading_log", "sanne", answered, 5),
    List("entitlements:my_coach_hours", "mehmet", started, 7),
    List("entitlements:overview", "karin", started, 10),
    List("entitlements:overview", "hanneke", started, 11),
    List("entitlements:overview_sheet", "hanneke", started, 11),
    List("entitlements:work_plan", "hanneke", started, 11),
    List("entitlements:my_hours", "sanne", corrected_hours, 10),
    List("entitlements:policies", "jeroen", partnered, 6),
    List("quality:changed", "sanne", released, 4),
    List("outbox:posted", "bas", mailed, 6),
    List("reports:costs", "hanneke", started, 10),
    List("reports:costs", "jeroen", crowded, 12),
    List("reports:costs_sheet", "hanneke", started, 10),
    List("gatherings:new", "jeroen", half_arranged, 4),
    List("gatherings:gatherings", "sanne", asked_to_gathering, 7),
    List("gatherings:gatherings", "jeroen", asked_to_gathering, 12),
    List("gatherings:check_in", "sanne", came_today, 4),
    List("gatherings:my_attendance", "sanne", came_before, 5),
    List("gatherings:my_actions", "anouk", took_on, 4),
    List("gatherings:polls", "hanneke", polled, 8),
    List("peergroups:peergroups", "carla", one_more_guided, 5),
    List("peergroups:peergroups", "sanne", one_more_guided, 5),
    List("peergroups:peergroups", "jeroen", one_more_round, 7),
    List("peergroups:free", "sanne", one_more_open, 9),
    List("surveys:surveys", "sanne", asked_once_more, 5),
    List("surveys:surveys", "jeroen", asked_once_more, 5),
    List("surveys:questionnaires", "anouk", own_questionnaire, 5),
    List("coaching:pupil_rounds", "sanne", one_more_class, 11),
    List("surveys:coaches", "hanneke", one_coach_more, 6),
    List("people:organisations", "bas", partnered, 6),
    List("people:coach_register", "hanneke", registered, 6),
)
FORM = "one form"
NO_LIST: Mapping[str, str] = {
    "coaching:buddy": "the last eight weeks; a buddy has few starters",
    "coaching:pulse": "the last twelve answers",
    "coaching:field_key": "a key, for a script",
    "account": "what one signs in with; a list of school accounts that one person has",
    "account_elsewhere": FORM,
    "account_phone": FORM,
    "account_everywhere_out": FORM,
    "account_prove": FORM,
    "agenda:availability": FORM,
    "agenda:subscription": FORM,
    "appraisal:my_talk_list": "as long as the programme",
    "changes:own": FORM,
    "coaching:ask": FORM,
    "coaching:certify_observer": FORM,
    "coaching:import_instrument": FORM,
    "gatherings:new_poll": FORM,
    "gatherings:wishes": "the themes of one poll",
    "peergroups:new_round": FORM,
    "peergroups:open_free": FORM,
    "reports:wishes": "the themes of one poll, for each role somebody holds",
    "intake:open_years": "the boards one takes in for",
    "intake:wishes": "at most twenty wishes of one's own, and the coaches or schools of a board to choose from",
    "mfa_activate_totp": FORM,
    "mfa_add_webauthn": FORM,
    "mfa_deactivate_totp": FORM,
    "mfa_download_recovery_codes": "ten codes",
    "mfa_generate_recovery_codes": FORM,
    "mfa_index": "the kinds of second step",
    "mfa_reauthenticate": FORM,
    "mfa_reauthenticate_webauthn": FORM,
    "mfa_view_recovery_codes": "ten codes",
    "outbox:choices": FORM,
    "outbox:mailbox": "the demo's alone: here it does not exist",
    "people:add_person": FORM,
    "people:register_coach": FORM,
    "programme:my_onboarding": "as long as the programme's list",
    "programme:my_track": "as long as the programme",
    "entitlements:my_rights": "as long as the rules of the agreement",
    "quality:quality": "goes on to the one partnership",
    "surveys:new": "the questionnaires there are",
    "surveys:new_questionnaire": FORM,
    "reports:counts": "counts, in as many lines as there are kinds",
    "socialaccount_connections": "the page `account` under the name allauth asks for",
}
