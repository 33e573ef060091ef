"""Versions of programmes, and of each starter the track, its activities and the onboarding list."""

import uuid
from datetime import date
from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import AboutStarter, Organisation, PeriodField, Person, Post, has_days
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.domain.privacy.roles import RoleName

NOTHING = Q(pk__in=[])
EARLIER = "eerdere versie waar dit in staat"  # of what was done before its track moved to a version without it


class ProgrammeVersion(models.Model):
    """The words of one programme, as YAML; once published it never changes, so that a track can count on it.

    With an owner it is a variant: the words of the version it was made from, and the changes to them. What the next
    version of a partnership comes after, and which findings it answers, stands fast with it.
    """

    key = models.SlugField("sleutel", max_length=60)
    version = models.CharField("versie", max_length=40)
    owner = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="variant van"
    )
    title = models.CharField("titel", max_length=200)
    sector = models.CharField("sector", max_length=3, choices=Organisation.InSector)
    text = models.TextField("programma als YAML")
    changes = models.TextField("wijzigingen als YAML", null=True, blank=True)
    published_at = models.DateTimeField("vastgesteld", null=True, blank=True)
    follows = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="komt na versie"
    )
    answers = ArrayField(
        models.CharField(max_length=160),
        default=list,
        blank=True,
        verbose_name="bevindingen waar deze versie op antwoordt",
    )

    class Meta:
        verbose_name = "programmaversie"
        verbose_name_plural = "programmaversies"
        constraints = [
            models.UniqueConstraint(
                fields=["key", "version", "owner"],
                nulls_distinct=False,
                name="programme_version_once",
                violation_error_message="Deze versie van het programma bestaat al. Kies een nieuw nummer.",
            ),
            models.CheckConstraint(
                condition=Q(owner__isnull=True) | Q(changes__isnull=False),
                name="programme_variant_says_what_differs",
                violation_error_message="Een variant van een bestuur of school noemt wat er anders is.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.version}"

    @property
    def choice(self) -> str:
        """How it stands in a list of versions."""
        return f"{self}, {self.owner}" if self.owner else str(self)


class Track(AboutStarter):
    """The programme of one starter, from its first day; the version says what is in it."""

    kind: ClassVar[Kind] = Kind.TRACK

    key = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    version = models.ForeignKey(ProgrammeVersion, models.PROTECT, related_name="+", verbose_name="programmaversie")
    period = PeriodField("periode")
    holiday_region = models.CharField("vakantieregio", max_length=6, choices=Organisation.HolidayRegion)
    coaching_from = ArrayField(
        models.DateField(), default=list, blank=True, verbose_name="coaching gevraagd vanaf, een dag in elk jaar"
    )
    extension_years = models.PositiveSmallIntegerField("jaren verlengd", default=0)
    pauses = ArrayField(PeriodField(), default=list, blank=True, verbose_name="perioden van lange afwezigheid")

    class Meta:
        verbose_name = "traject"
        verbose_name_plural = "trajecten"
        constraints = [
            has_days("track_has_days"),
            models.UniqueConstraint(fields=["id", "starter"], name="track_of_starter"),
            ExclusionConstraint(
                name="track_one_at_a_time",
                expressions=[("starter", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
                violation_error_message="Deze starter heeft in die periode al een traject.",
            ),
        ]

    def __str__(self) -> str:
        return f"traject vanaf {self.start_on}"

    @property
    def start_on(self) -> date:
        """The first day."""
        period: Period = self.period
        return period.start


class Activity(AboutStarter):
    """One thing to do in a track: its key in the version, between which days, and how it stands.

    One key of the database, over track and starter together, ties it to the track and says that both agree.
    """

    class State(models.TextChoices):
        PLANNED = "planned", "te doen"
        DONE = "done", "gedaan"
        DROPPED = "dropped", "vervallen"

    class Kept(models.TextChoices):
        NOT = "", "kan ongedaan"
        BY_MANAGER = "by_manager", "alleen de leidinggevende maakt het ongedaan"
        CLOSED = "closed", "staat vast"

    kind: ClassVar[Kind] = Kind.TRACK

    starter = models.ForeignKey(
        Person, models.PROTECT, related_name="+", db_index=False, db_constraint=False, verbose_name="starter"
    )
    track = models.ForeignKey(
        Track, models.CASCADE, related_name="+", db_index=False, db_constraint=False, verbose_name="traject"
    )
    key = models.CharField("sleutel", max_length=60)
    year = models.PositiveSmallIntegerField("jaar")
    number = models.PositiveSmallIntegerField("nummer")
    window = PeriodField("planperiode")
    state = models.CharField("stand", max_length=8, choices=State, default=State.PLANNED)
    planned_on = models.DateField("afgesproken op", null=True, blank=True)
    planned_time = models.TimeField("afgesproken om", null=True, blank=True)
    done_on = models.DateField("gedaan op", null=True, blank=True)
    minutes = models.PositiveSmallIntegerField("minuten", null=True, blank=True)
    begun = models.BooleanField("er is al iets bij opgeschreven", default=False, db_default=False)
    kept = models.CharField(
        "wie het nog ongedaan maakt", max_length=10, choices=Kept, default=Kept.NOT, db_default="", blank=True
    )
    words_from = models.ForeignKey(
        ProgrammeVersion, models.PROTECT, null=True, blank=True, related_name="+", db_index=False, verbose_name=EARLIER
    )

    class Meta:
        verbose_name = "activiteit"
        verbose_name_plural = "activiteiten"
        indexes = [
            models.Index(
                F("starter"),
                F("state"),
                Func(F("window"), function="upper", output_field=models.DateField()),
                name="activity_due",
            )
        ]
        constraints = [
            has_days("activity_has_days", field="window"),
            models.UniqueConstraint(fields=["track", "key", "year", "number"], name="activity_once"),
            models.CheckConstraint(
                condition=Q(state="done", done_on__isnull=False)
                | (~Q(state="done") & Q(done_on__isnull=True, minutes__isnull=True)),
                name="activity_done_has_a_day",
                violation_error_message="Een activiteit die gedaan is, heeft een datum.",
            ),
            models.CheckConstraint(
                condition=Q(kept="") | Q(state="done"),
                name="activity_kept_is_done",
                violation_error_message="Alleen wat gedaan is, kan vaststaan.",
            ),
            models.CheckConstraint(
                condition=Q(planned_time__isnull=True) | Q(planned_on__isnull=False),
                name="activity_time_on_a_day",
                violation_error_message="Vul bij een tijd ook een datum in.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.number} in jaar {self.year}"

    @classmethod
    def participates(cls, viewer: Viewer) -> Q:
        """The activities in which the viewer is named."""
        return Q(pk__in=Participation.objects.filter(person__in=viewer.persons).values("activity"))


class Participation(models.Model):
    """Someone other than the starter takes part in an activity."""

    kind: ClassVar[Kind] = Kind.TRACK
    about: ClassVar[str] = "activity__starter"

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="participations")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="deelnemer")

    class Meta:
        verbose_name = "deelname"
        verbose_name_plural = "deelnames"
        constraints = [models.UniqueConstraint(fields=["person", "activity"], name="participation_once")]

    def __str__(self) -> str:
        return f"{self.person_id} bij {self.activity_id}"

    @classmethod
    def participates(cls, viewer: Viewer) -> Q:
        """The viewer's own participations."""
        return Q(person__in=viewer.persons)


class NotHeld(models.Model):
    """Something agreed did not happen on a day, for one of a few reasons; whose illness it was is not asked."""

    class Reason(models.TextChoices):
        NO_COVER = "geen-vervanging", _("geen vervanging")
        NO_TIME = "geen-tijd", _("geen tijd")
        ILL = "ziek", _("ziek")
        MOVED = "verzet", _("verzet")
        OTHER = "anders", _("iets anders")

    kind: ClassVar[Kind] = Kind.HOURS
    about: ClassVar[str] = "activity__starter"

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="+")
    day = models.DateField("dag")
    reason = models.CharField("reden", max_length=20, choices=Reason)

    class Meta:
        verbose_name = "niet doorgegaan"
        verbose_name_plural = "niet doorgegaan"
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "day"],
                name="not_held_once_a_day",
                violation_error_message="Voor deze dag staat er al waarom het niet doorging.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.activity_id} op {self.day}: {self.reason}"


class PutOff(models.Model):
    """Reminders of an activity wait until a day, for one of a few reasons; without words, and never an illness."""

    class Reason(models.TextChoices):
        NO_TIME = "geen-tijd", _("er is nu geen tijd voor")
        NO_COVER = "geen-vervanging", _("er is nog geen vervanging")
        SOMEONE = "wacht", _("het wacht op iemand anders")
        LATER = "later", _("het past later in het jaar beter")
        OTHER = "anders", _("iets anders")

    kind: ClassVar[Kind] = Kind.TRACK
    about: ClassVar[str] = "activity__starter"

    activity = models.OneToOneField(Activity, models.CASCADE, related_name="+", primary_key=True)
    until = models.DateField("tot")
    reason = models.CharField("reden", max_length=20, choices=Reason)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="door")
    put_off_at = models.DateTimeField("uitgesteld")

    class Meta:
        verbose_name = "uitgestelde herinnering"
        verbose_name_plural = "uitgestelde herinneringen"

    def __str__(self) -> str:
        return f"{self.activity_id} tot {self.until}"


class Contact(AboutStarter):
    """Starter and coach met or spoke outside the plan: a day, how long and how, without words."""

    class Way(models.TextChoices):
        TALK = "gesprek", _("gesprek")
        VISIT = "lesbezoek", _("lesbezoek")
        MESSAGE = "bericht", _("telefoon of bericht")

    kind: ClassVar[Kind] = Kind.HOURS

    day = models.DateField("dag")
    minutes = models.PositiveSmallIntegerField("minuten")
    way = models.CharField("hoe", max_length=10, choices=Way)

    class Meta:
        verbose_name = "contact"
        verbose_name_plural = "contacten"
        indexes = [models.Index(fields=["starter", "-day"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__gt=0) & Q(minutes__lte=720),
                name="contact_lasted",
                violation_error_message="Vul in hoeveel minuten het duurde: meer dan 0 en hoogstens 720.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.way} op {self.day}"


class OnboardingItem(AboutStarter):
    """One subject of the onboarding list, ticked by the starter and by someone it names; tied to its track likewise."""

    kind: ClassVar[Kind] = Kind.ONBOARDING

    starter = models.ForeignKey(Person, models.PROTECT, related_name="+", db_constraint=False, verbose_name="starter")
    track = models.ForeignKey(
        Track, models.CASCADE, related_name="+", db_index=False, db_constraint=False, verbose_name="traject"
    )
    key = models.CharField("sleutel", max_length=60)
    window = PeriodField("planperiode")
    named = ArrayField(models.CharField(max_length=30), default=list, blank=True, verbose_name="met wie")
    starter_ticked_at = models.DateTimeField("afgevinkt door de starter", null=True, blank=True)
    helper_ticked_at = models.DateTimeField("afgevinkt door een ander", null=True, blank=True)
    helper = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="door")
    words_from = models.ForeignKey(
        ProgrammeVersion, models.PROTECT, null=True, blank=True, related_name="+", db_index=False, verbose_name=EARLIER
    )

    class Meta:
        verbose_name = "onderdeel van de inwerklijst"
        verbose_name_plural = "onderdelen van de inwerklijst"
        constraints = [
            has_days("onboarding_item_has_days", field="window"),
            models.UniqueConstraint(fields=["track", "key"], name="onboarding_item_once"),
            models.CheckConstraint(
                condition=Q(helper__isnull=True, helper_ticked_at__isnull=True)
                | Q(helper__isnull=False, helper_ticked_at__isnull=False),
                name="onboarding_item_helper_has_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @classmethod
    def participates(cls, viewer: Viewer) -> Q:
        """The subjects that name what the viewer is to the starter, or a role of the viewer at the school."""
        asked = NOTHING
        for relation, name in NAMED_PAIRS.items():
            if starters := viewer.starters(relation):
                asked |= Q(starter__in=starters, named__contains=[name])
        for held in viewer.roles:
            if held.role in NAMED_ROLES:
                asked |= Q(starter__in=_posted_at(viewer, held.organisation), named__contains=[held.role.value])
        return asked


NAMED_PAIRS = {Relation.BUDDY: "buddy", Relation.COACH: "coach", Relation.MANAGER: "line_manager"}
NAMED_ROLES = frozenset(
    {RoleName.CARE_COORDINATOR, RoleName.ICT_CONTACT, RoleName.PHASE_COORDINATOR, RoleName.CONFIDANT}
)


def _posted_at(viewer: Viewer, organisation: int) -> models.QuerySet[Post, int]:
    """The starters working today at this school, or at a school of this board."""
    posts = Post.objects.filter(Q(school=organisation) | Q(school__parent=organisation), period__contains=viewer.on)
    return posts.values_list("person", flat=True)
