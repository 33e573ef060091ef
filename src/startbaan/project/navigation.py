"""The frame around every page: where this viewer can go, and as whom they look."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from startbaan.apps.coaching.queries.addressees import ASKED_ROLES
from startbaan.apps.coaching.queries.field import owner_mark
from startbaan.apps.coaching.queries.visit_plans import LOOKING
from startbaan.apps.entitlements.queries import may_oversee
from startbaan.apps.home.queries import guides
from startbaan.apps.peergroups.queries import consults
from startbaan.apps.people.access import Viewer
from startbaan.apps.quality.queries import has_quality
from startbaan.apps.reports.queries import may_count, may_see_costs, may_see_wishes
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.privacy.roles import RoleName
from startbaan.ui.navigation import Navigation, NavItem, SignedIn


@dataclass(frozen=True)
class Place:
    """A page in the menu, and for whom it stands there."""

    label: Promise
    url_name: str
    icon: str
    shown_to: Callable[[Viewer], bool]


def _anyone(viewer: Viewer) -> bool:
    return bool(viewer.persons)


def _everybody(_viewer: Viewer) -> bool:
    """Also who has not signed in."""
    return True


def _takes_in(viewer: Viewer) -> bool:
    return viewer.holds(RoleName.BOARD_COORDINATOR) or viewer.holds(RoleName.HR)


def _coordinates(viewer: Viewer) -> bool:
    return viewer.holds(RoleName.BOARD_COORDINATOR)


def _administers(viewer: Viewer) -> bool:
    return viewer.holds(RoleName.ADMINISTRATOR)


def _has_mailbox(viewer: Viewer) -> bool:
    return settings.DEMO and bool(viewer.persons)


def _arranges(viewer: Viewer) -> bool:
    return _takes_in(viewer) or viewer.holds(RoleName.ADMINISTRATOR)


def _reads_policy(viewer: Viewer) -> bool:
    """Who arranges has it in the menu; who works, helps or coaches somewhere finds it at the foot."""
    return bool(viewer.persons) and not _arranges(viewer)


def _starts(viewer: Viewer) -> bool:
    return bool(viewer.persons) and not (viewer.roles or viewer.pairs or viewer.in_register)


def _is_asked(viewer: Viewer) -> bool:
    """Starters ask; who helps one, or holds a role of the onboarding list, may be asked."""
    return _starts(viewer) or bool(viewer.pairs) or any(held.role in ASKED_ROLES for held in viewer.roles)


def _is_guided(viewer: Viewer) -> bool:
    """A starter has guidance, a coach gives it."""
    return _starts(viewer) or bool(viewer.starters(Relation.COACH))


def _sees_lessons(viewer: Viewer) -> bool:
    """A starter has visits; a coach goes to them, and so may a buddy or who knows how to look."""
    looks = any(held.role in LOOKING for held in viewer.roles)
    return _is_guided(viewer) or looks or bool(viewer.starters(Relation.BUDDY))


def _agrees(viewer: Viewer) -> bool:
    """A starter, the coach and the line manager agree on the start talk and the development plan."""
    return _starts(viewer) or any(viewer.starters(relation) for relation in (Relation.COACH, Relation.MANAGER))


def _only_arranges_talks(viewer: Viewer) -> bool:
    return _takes_in(viewer) and not viewer.starters(Relation.MANAGER)


def _leads(viewer: Viewer) -> bool:
    return bool(viewer.starters(Relation.MANAGER))


def _coaches(viewer: Viewer) -> bool:
    return bool(viewer.starters(Relation.COACH))


def _may_wish(viewer: Viewer) -> bool:
    """Starters and coaches say whom they wish to be coupled to."""
    return _starts(viewer) or _coaches(viewer) or viewer.in_register


def _has_moments(viewer: Viewer) -> bool:
    """Starters and buddies tap their weekly moment."""
    return _starts(viewer) or bool(viewer.starters(Relation.BUDDY))


# The first four of these that somebody has stand in the bar, the others under "Meer".
MENU: tuple[Place, ...] = (
    Place(_("Vandaag"), "home:today", "today", _anyone),
    Place(_("Agenda"), "home:agenda", "calendar", _anyone),
    Place(_("Mijn traject"), "programme:my_track", "track", _starts),
    Place(_("Starters"), "home:starters", "people", guides),
    Place(_("Begeleiding"), "coaching:guidance", "talk", _is_guided),
    Place(_("Gesprekscyclus"), "appraisal:talk_list", "talk", _leads),
    Place(_("Innemen"), "intake:intake", "upload", _takes_in),
    Place(_("Bijeenkomsten"), "gatherings:gatherings", "calendar", _anyone),
    Place(_("Intervisie"), "peergroups:peergroups", "people", consults),
    Place(_("Aantallen"), "reports:counts", "list", may_count),
    Place(_("Uren"), "entitlements:overview", "clock", may_oversee),
    Place(_("Kosten"), "reports:costs", "chart", may_see_costs),
    Place(_("Coachuren"), "entitlements:my_coach_hours", "clock", _coaches),
    Place(_("Mijn rechten"), "entitlements:my_rights", "check", _starts),
    Place(_("Mijn uren"), "entitlements:my_hours", "clock", _starts),
    Place(_("Inwerken"), "programme:my_onboarding", "list", _starts),
    Place(_("Lesbezoeken"), "coaching:visit_list", "edit", _sees_lessons),
    Place(_("Hulpvragen"), "coaching:help_question_list", "help", _is_asked),
    Place(_("Enquêtes"), "surveys:surveys", "chart", _anyone),
    Place(_("Maatje"), "coaching:buddy", "people", _has_moments),
    Place(_("Startgesprek"), "coaching:start_talk_list", "talk", _agrees),
    Place(_("Ontwikkelplan"), "coaching:plan_list", "flag", _agrees),
    Place(_("Mijn gesprekscyclus"), "appraisal:my_talk_list", "talk", _starts),
    Place(_("Werkdruk"), "coaching:pulse", "help", _starts),
    Place(_("Vragen aan je klas"), "coaching:pupil_rounds", "help", _starts),
    Place(_("Leerwensen"), "gatherings:wishes", "flag", _starts),
    Place(_("Leerwensen"), "reports:wishes", "flag", may_see_wishes),
    Place(_("Wensen voor een coach"), "intake:wishes", "flag", _may_wish),
    Place(_("Schooljaar openen"), "intake:open_years", "calendar", _takes_in),
    Place(_("Coaches"), "people:coach_register", "talk", _takes_in),
    Place(_("Observatoren"), "coaching:observers", "check", _coordinates),
    Place(_("Over coaches"), "surveys:coaches", "chart", _coordinates),
    Place(_("Gesprekscyclus"), "appraisal:talk_list", "talk", _only_arranges_talks),
    Place(_("Organisaties"), "people:organisations", "building", _arranges),
    Place(_("Beleid"), "entitlements:policies", "flag", _arranges),
    Place(_("Kwaliteit"), "quality:quality", "chart", has_quality),
    Place(_("Post"), "outbox:posted", "mail", _administers),
)
FOOTER: tuple[Place, ...] = (
    Place(_("Wie ziet wat?"), "library:who_sees_what", "", _everybody),
    Place(_("Wat je deelt"), "people:shares", "", _starts),
    Place(_("Inzagelogboek"), "library:reading_log", "", _anyone),
    Place(_("Handboek"), "library:handbooks", "", _everybody),
    Place(_("Wat er veranderd is"), "quality:changed", "", _anyone),
    Place(_("Vragenlijsten"), "surveys:questionnaires", "", _anyone),
    Place(_("Instrumenten"), "coaching:instruments", "", _anyone),
    Place(_("Cao"), "entitlements:agreements", "", _everybody),
    Place(_("Wat als?"), "entitlements:what_if", "", _everybody),
    Place(_("Beleid voor starters"), "entitlements:policies", "", _reads_policy),
    Place(_("Vertrouwenspersoon"), "home:confidants", "", _anyone),
    Place(_("Postvak van de demo"), "outbox:mailbox", "", _has_mailbox),
)

ROLE_WORDS: dict[RoleName | Relation, Promise] = {
    RoleName.ADMINISTRATOR: _("beheerder"),
    RoleName.BOARD_COORDINATOR: _("bovenschools coördinator"),
    RoleName.HR: _("HR"),
    RoleName.PROGRAMME_LEADER: _("programmaleider"),
    RoleName.STEERING_GROUP: _("stuurgroep"),
    RoleName.WORKING_GROUP: _("werkgroep"),
    RoleName.INSTITUTE_COORDINATOR: _("instituutscoördinator"),
    RoleName.REGION: _("onderwijsregio"),
    RoleName.MINISTRY: _("ministerie"),
    RoleName.LINE_MANAGER: _("leidinggevende"),
    Relation.COACH: _("coach"),
    Relation.MANAGER: _("leidinggevende"),
    Relation.BUDDY: _("maatje"),
    RoleName.CARE_COORDINATOR: _("intern begeleider"),
    RoleName.ICT_CONTACT: _("ICT-contact"),
    RoleName.PHASE_COORDINATOR: _("bouwcoördinator"),
    RoleName.TRAINER: _("opleider"),
    RoleName.TEACHER_EDUCATOR: _("schoolopleider"),
    RoleName.CONFIDANT: _("vertrouwenspersoon"),
}


def frame(request: HttpRequest) -> dict[str, object]:
    """Hand every page its navigation and whether this is the demo."""
    viewer: Viewer | None = getattr(request, "viewer", None)
    return {"demo": settings.DEMO, "navigation": _navigation(request, viewer) if viewer else Navigation(home_url="/")}


def role_word(viewer: Viewer) -> str:
    """Say in one word as what someone looks: the weightiest of their roles and pairs."""
    held = {role.role for role in viewer.roles} | {pair.relation for pair in viewer.pairs}
    return next((str(word) for key, word in ROLE_WORDS.items() if key in held), str(_("starter")))


def _navigation(request: HttpRequest, viewer: Viewer) -> Navigation:
    places = [_item(place, request) for place in MENU if place.shown_to(viewer)]
    return Navigation(
        home_url="/",
        primary=tuple(places[:4]),
        more=tuple(places[4:]),
        footer=tuple(_item(place, request) for place in FOOTER if place.shown_to(viewer)),
        person=_signed_in(viewer),
        search_url=reverse("home:starters") if guides(viewer) else "",
        sign_in_url="" if viewer.persons else reverse("account_login"),
    )


def _signed_in(viewer: Viewer) -> SignedIn | None:
    if not viewer.persons:
        return None
    account = NavItem(label=gettext("Mijn account"), url=reverse("account"), icon="settings")
    out = reverse("account_logout")
    mark = owner_mark(viewer.user) if viewer.user else ""
    return SignedIn(viewer.name, role_word(viewer), sign_out_url=out, items=(account,), mark=mark)


def _item(place: Place, request: HttpRequest) -> NavItem:
    url = reverse(place.url_name)
    current = request.path == url or (url != "/" and request.path.startswith(url))
    return NavItem(label=str(place.label), url=url, icon=place.icon, current=current)
