"""Gatherings: what is held, when and where, by whom and for whom, and how it stands."""

import uuid
from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Organisation, Person
from startbaan.domain.privacy.roles import RoleName

LONGEST_TITLE = 120
LONGEST_ABOUT = 4000
LONGEST_PLACE = 200
MOST_MINUTES = 16 * 60
MOST_PLACES = 2000
NOTHING = Q(pk__in=[])


class Gathering(models.Model):
    """People come together on a day: for whom it is, how many places there are, and how it stands.

    Whoever changes who has which place locks this row first. `seed` draws the lot when sessions are shared out; the
    code to check in with follows from the key and `code_turn`, and is stored nowhere.
    """

    class OfKind(models.TextChoices):
        START_MEETING = "start_meeting", _("startbijeenkomst")
        AFTERNOON = "afternoon", _("professionaliseringsmiddag")
        PANEL_TALK = "panel_talk", _("panelgesprek")
        RETURN_DAY = "return_day", _("terugkomdag")
        LOOK_ALONG_DAY = "look_along_day", _("meekijkdag")
        COACH_TRAINING = "coach_training", _("training voor coaches")
        BODY_MEETING = "body_meeting", _("overleg")

    class ForWhom(models.TextChoices):
        STARTERS = "starters", _("starters")
        COACHES = "coaches", _("coaches")
        BODY = "body", _("de leden van het overleg")
        EVERYONE = "everyone", _("iedereen in de opleidingsschool")

    class Body(models.TextChoices):
        STEERING_GROUP = "steering_group", _("stuurgroep")
        WORKING_GROUP = "working_group", _("werkgroep")
        COORDINATORS = "coordinators", _("bovenschools coördinatoren en instituutscoördinator")

    class State(models.TextChoices):
        DRAFT = "draft", _("in voorbereiding")
        OPEN = "open", _("open voor aanmelding")
        SETTLED = "settled", _("sessies verdeeld")
        CANCELLED = "cancelled", _("gaat niet door")

    key = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="van")
    of_kind = models.CharField("soort", max_length=20, choices=OfKind)
    body = models.CharField("overleg", max_length=20, choices=Body, blank=True)
    title = models.CharField("titel", max_length=LONGEST_TITLE)
    about = models.TextField("waarover", max_length=LONGEST_ABOUT, blank=True)
    for_whom = models.CharField("voor wie", max_length=10, choices=ForWhom)
    school_year = models.PositiveSmallIntegerField("schooljaar dat begint in")
    day = models.DateField("dag")
    begins = models.TimeField("begint om")
    minutes = models.PositiveSmallIntegerField("duur in minuten")
    place = models.CharField("plaats", max_length=LONGEST_PLACE, blank=True)
    online_link = models.URLField("link om online mee te doen", max_length=500, blank=True)
    places = models.PositiveSmallIntegerField("plaatsen", null=True, blank=True)
    answer_until = models.DateField("aanmelden tot en met", null=True, blank=True)
    choose_until = models.DateField("sessies kiezen tot en met", null=True, blank=True)
    state = models.CharField("stand", max_length=9, choices=State, default=State.DRAFT)
    cancelled_because = models.CharField("waarom het niet doorgaat", max_length=300, blank=True)
    seed = models.CharField("lot", max_length=40)
    code_turn = models.PositiveSmallIntegerField("hoeveelste code", default=0)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="gemaakt door")
    made_at = models.DateTimeField("gemaakt")

    class Meta:
        verbose_name = "bijeenkomst"
        verbose_name_plural = "bijeenkomsten"
        indexes = [
            models.Index(fields=["organisation", "day"], name="gathering_of_organisation"),
            models.Index(fields=["day"], name="gathering_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__gt=0) & Q(minutes__lte=MOST_MINUTES),
                name="gathering_minutes",
                violation_error_message="Vul in hoelang de bijeenkomst duurt, tot en met 16 uur.",
            ),
            models.CheckConstraint(
                condition=Q(places__isnull=True) | (Q(places__gt=0) & Q(places__lte=MOST_PLACES)),
                name="gathering_places",
                violation_error_message="Vul een aantal plaatsen in, van 1 tot en met 2000, of laat het leeg.",
            ),
            models.CheckConstraint(
                condition=(Q(answer_until__isnull=True) | Q(answer_until__lte=models.F("day")))
                & (Q(choose_until__isnull=True) | Q(choose_until__lte=models.F("day"))),
                name="gathering_answered_before_it_is_held",
                violation_error_message="Aanmelden en kiezen kan tot en met de dag van de bijeenkomst zelf.",
            ),
            models.CheckConstraint(
                condition=Q(of_kind="body_meeting", body__gt="") | (~Q(of_kind="body_meeting") & Q(body="")),
                name="gathering_of_a_body_names_it",
                violation_error_message="Kies van wie het overleg is.",
            ),
            models.CheckConstraint(condition=~Q(title="") & ~Q(seed=""), name="gathering_has_a_title_and_a_lot"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_cancelled(self) -> bool:
        """Whether it is called off."""
        return self.state == self.State.CANCELLED

    @property
    def is_open(self) -> bool:
        """Whether people may sign up or sign off, the days aside."""
        return self.state in {self.State.OPEN, self.State.SETTLED}

    @classmethod
    def arranged_by(cls, viewer: Viewer) -> Q:
        """The gatherings that the viewer arranges: by a role held today where it is held, never by having made it."""
        found = NOTHING
        for kind, roles in ARRANGING.items():
            found |= Q(of_kind=kind, organisation__in=viewer.organisations(*roles))
        for body, roles in ARRANGING_BODIES.items():
            found |= Q(of_kind=cls.OfKind.BODY_MEETING, body=body, organisation__in=viewer.organisations(*roles))
        return found


_KIND, _BODY = Gathering.OfKind, Gathering.Body
_PROGRAMME = (RoleName.PROGRAMME_LEADER, RoleName.WORKING_GROUP)

# Whoever holds one of these roles at an organisation arranges its gatherings of this kind.
ARRANGING: Mapping[Gathering.OfKind, tuple[RoleName, ...]] = {
    _KIND.START_MEETING: (RoleName.BOARD_COORDINATOR,),
    _KIND.AFTERNOON: _PROGRAMME,
    _KIND.PANEL_TALK: _PROGRAMME,
    _KIND.RETURN_DAY: (RoleName.INSTITUTE_COORDINATOR,),
    _KIND.LOOK_ALONG_DAY: (RoleName.INSTITUTE_COORDINATOR,),
    _KIND.COACH_TRAINING: (RoleName.BOARD_COORDINATOR, *_PROGRAMME),
}
ARRANGING_BODIES: Mapping[Gathering.Body, tuple[RoleName, ...]] = {
    _BODY.STEERING_GROUP: (RoleName.PROGRAMME_LEADER, RoleName.STEERING_GROUP),
    _BODY.WORKING_GROUP: _PROGRAMME,
    _BODY.COORDINATORS: (RoleName.INSTITUTE_COORDINATOR, RoleName.PROGRAMME_LEADER),
}


class InvitationWords(models.Model):
    """What a board says in its own words to those it invites to a gathering."""

    LONGEST: ClassVar[int] = 500

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="+")
    board = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="bestuur")
    words = models.CharField("eigen woorden", max_length=500)

    class Meta:
        verbose_name = "uitnodigingstekst"
        verbose_name_plural = "uitnodigingsteksten"
        constraints = [
            models.UniqueConstraint(fields=["gathering", "board"], name="invitation_words_once"),
            models.CheckConstraint(condition=~Q(words=""), name="invitation_words_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.board_id} over {self.gathering_id}"
