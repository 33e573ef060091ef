"""Every address of the site, filled in with what is about one starter of the cast: Sanne."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID, uuid4

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount.models import SocialAccount
from appraising import appraised
from arranged import arrangements
from asked_classes import asked_class
from assured import assured
from attending import attended
from circumstances import circumstances
from costed import costed
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from gathered_people import asked_to_one
from grouped import grouped
from grouped_out import published
from guiding import guided
from instruments_kept import instruments_kept
from meeting import met
from meeting_peers import met_with_peers
from observed_by import certified
from passkeys import add_passkey
from pictured import pictured
from planned import planned
from policies import policies
from questioned import questioned
from surveys_asked import surveyed_starters
from taken_along import screens
from visiting import visited
from wished import wished
from wishing import match_wished

from startbaan.apps.coaching import actions
from startbaan.apps.coaching.queries import open_question
from startbaan.apps.drafts.actions import keep
from startbaan.apps.entitlements.actions import propose_hours
from startbaan.apps.intake.actions import keep_upload, preview_upload, unseen
from startbaan.apps.intake.models import Upload
from startbaan.apps.outbox.models import Mail
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import admit
from startbaan.apps.people.models import Address, Affiliation, CoachRegistration, Organisation, Pair, Person, Role
from startbaan.apps.programme.models import Activity, OnboardingItem, Track
from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.privacy.policy import Relation
from startbaan.project.cast import A_DAY, email_of
from startbaan.ui import clock

Value = str | int | UUID
SECRET = "wortelkanaal"
# What an address asks for behind its question mark.
ASKING = {"people:add_person": "bestuur=waterland", "people:register_coach": "bestuur=waterland"}
# What somebody who may would send: a form that is empty may be refused before it is asked whose it is.
FORMS: Mapping[str, Mapping[str, str]] = {
    "agenda:answer": {"answer": "accepted"},
    "coaching:answer": {"words": "Kom langs."},
    "entitlements:decline_hours": {"reason": "Liever iets anders."},
    "coaching:share": {"relation": "buddy"},
    "coaching:choose_goal": {"step": "eigen-woorden", "words": "Rust bij de start"},
    "coaching:recalibration": {"model": "pcm"},
    "coaching:rhythm": {"weekday": "1"},
    "people:sharing": {"relation": "manager"},
    "coaching:sign_plan": {"version": "1"},
    "coaching:sign_start_talk": {"version": "1"},
    "programme:plan": {"afspraak-day": "2026-12-01"},
    "programme:do": {"gedaan-done_on": "2026-11-20"},
}


@dataclass(frozen=True)
class Question:
    """A help question of Sanne, answered by Ineke and shared with Mehmet; and the share."""

    item: UUID
    share: UUID


def put_question(people) -> Question:
    """Let Sanne ask Ineke, Ineke answer, and Sanne share it with her coach; every text holds the secret word."""
    at = clock.now()
    with acting_as(people.sanne, on=A_DAY) as viewer:
        to = f"role:care_coordinator:{people.organisations['de-sluis']}"
        item = actions.ask(
            by=viewer, to=to, subject=f"Over een {SECRET}", words=f"Mijn {SECRET} doet pijn.", at=at
        ).item
        actions.share(by=viewer, item=item, relation=Relation.COACH, until=None, at=at)
    with acting_as(people.ineke, on=A_DAY) as viewer:
        actions.answer(by=viewer, item=item, words=f"Laat naar je {SECRET} kijken.", at=at)
    with acting_as(people.sanne, on=A_DAY) as viewer:
        (share,) = open_question(viewer, item, at=at).shares
    return Question(item, share.key)


@dataclass(frozen=True)
class Stop:
    """One address of the site."""

    name: str
    params: frozenset[str]
    is_public: bool


def stops() -> list[Stop]:
    """Every address, by its name."""
    return list(_walk(get_resolver(), ""))


def _walk(resolver: URLResolver, space: str) -> Iterator[Stop]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            params = frozenset(pattern.pattern.regex.groupindex)
            yield Stop(f"{space}{pattern.name}", params, not getattr(pattern.callback, "login_required", True))
        else:
            yield from _walk(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space)


def arguments(people, question: Question) -> Mapping[str, Value]:
    """A value for every parameter of every address: by the name of the address first, else of the parameter."""
    sanne = Person.objects.get(pk=people.sanne)
    track = Track.objects.get(starter=people.sanne)
    place = Organisation.objects.get(pk=people.organisations["de-sluis"])
    upload = uploaded(people)
    own = own_ways_in(people)
    return {
        "account_confirm_address address": own.address,
        "account_end_address address": own.address,
        "activity": Activity.objects.filter(starter=people.sanne).order_by("pk").values_list("pk", flat=True)[0],
        "address": Address.objects.get(person=people.sanne, source="import").pk,
        "affiliation": Affiliation.objects.filter(member=people.organisations["waterland"]).first().pk,
        "drafts:autosave key": "hulpvraag",
        "programme:ask_for_coaching year": 3,
        "board": "waterland",
        "form": "csv",
        "item": question.item,
        "key": sanne.key,
        "link": own.link,
        "mail": mailed(people, state=Mail.State.SENT),
        "outbox:try_again mail": mailed(people, state=Mail.State.FAILED),
        "pair": Pair.objects.get(starter=people.sanne, relation="coach").pk,
        "pk": own.passkey,
        "programme:tick item": OnboardingItem.objects.filter(starter=people.sanne).order_by("pk")[0].pk,
        "provider_id": "geen",
        "registration": CoachRegistration.objects.get(person=people.mehmet).pk,
        "relation": "coach",
        **costed(people),
        "role": Role.objects.get(person=people.karin).pk,
        "school": place.uuid,
        "share": question.share,
        "starter": sanne.key,
        "version": track.version_id,
        "step": "wie",
        "year": 2,
        **{f"{stop.name} key": upload.key for stop in stops() if stop.name.startswith("intake:")},
        **{f"{stop.name} key": place.key for stop in stops() if _is_of_a_place(stop)},
        "intake:one_step key": half_taken_in(people),
        "intake:open_year step": "programma",
        "people:add_organisation key": "waterland",
        "entitlements:agreement sector": "po",
        "entitlements:add_agreement_value sector": "po",
        "entitlements:add_agreement_value parameter": "starter_hours",
        "entitlements:own_choices key": place.key,
        **offered_hours(people),
        **appraised(people),
        **planned(people),
        **met(people),
        **met_with_peers(people),
        **grouped(people),
        **published(people),
        **match_wished(people),
        **guided(people),
        **circumstances(people),
        **policies(people),
        **assured(people),
        **attended(people),
        **arrangements(people),
        **asked_to_one(people),
        **wished(people),
        **visited(people),
        **pictured(people),
        **screens(),
        **surveyed_starters(people),
        **asked_class(people),
        **certified(people),
        **instruments_kept(people),
        **questioned(people),
    }


def offered_hours(people) -> Mapping[str, Value]:
    """Let Sanne's manager propose what some of her hours are for."""
    with acting_as(people.karin, on=A_DAY) as viewer:
        year = SchoolYear.of(A_DAY)
        made = propose_hours(
            by=viewer, at=clock.now(), starter=people.sanne, year=year, purpose="onboarding", hours=Decimal(2)
        )
    places = ("hours_offer", "agree_hours", "decline_hours", "withdraw_hours")
    return {f"entitlements:{place} agreement": made.key for place in places}


@dataclass(frozen=True)
class OwnWaysIn:
    """An address, a school account and a passkey of Sanne's own."""

    address: int
    link: int
    passkey: int


def own_ways_in(people) -> OwnWaysIn:
    """Let Sanne sign in with an address of her own, a school account, an app, codes and a passkey."""
    user = admit(email=email_of("sanne"), on=A_DAY, at=clock.now())
    address = Address.objects.create(
        person_id=people.sanne, email="sanne@thuis.example", source=Address.Source.SELF, period=Period(A_DAY)
    )
    link = SocialAccount.objects.create(user=user, provider="school", uid="sanne")
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(user)
    return OwnWaysIn(address.pk, link.pk, add_passkey(user))


def half_taken_in(people) -> UUID:
    """Let HR of Sanne's board begin to take somebody in."""
    key = uuid4()
    with acting_as(people.dirkjan, on=A_DAY) as viewer:
        keep(by=viewer, key=f"innemen:{key}", fields={"board": "waterland"}, at=clock.now())
    return key


def mailed(people, *, state: Mail.State) -> UUID:
    """Let Sanne be sent a mail, and let another fail."""
    at = clock.now()
    return Mail.objects.create(to_id=people.sanne, made_at=at, next_at=at, sent_at=at, state=state).pk


def uploaded(people) -> Upload:
    """A list of staff of Sanne's board, as HR hands it in."""
    content = (
        b"Personeelsnummer;Roepnaam;Achternaam;BRIN;WTF;Datum in dienst\n900001;Guusje;Wortel;98AA00;0,8;1-8-2026\n"
    )
    with acting_as(people.dirkjan, on=A_DAY) as viewer:
        board = Organisation.objects.get(pk=people.organisations["waterland"])
        upload = keep_upload(by=viewer, at=clock.now(), board=board, name="lijst.csv", content=content, per=A_DAY)
        preview_upload(by=viewer, upload=upload, report=unseen)
        return upload


def _is_of_a_place(stop: Stop) -> bool:
    try:
        reverse(stop.name, kwargs={"key": "de-sluis"})
    except NoReverseMatch:
        return False
    return stop.name.startswith("people:")


def address_of(stop: Stop, values: Mapping[str, Value]) -> str:
    """Fill an address in; raises KeyError for a parameter that nobody gave a value."""
    own = {param: f"{stop.name} {param}" for param in stop.params}
    chosen = {param: values[name if name in values else param] for param, name in own.items()}
    asking = f"?{ASKING[stop.name]}" if stop.name in ASKING else ""
    return reverse(stop.name, kwargs=chosen) + asking
