"""Findings and what came of them: nothing is taken back, here nor in the database."""

import uuid
from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from startbaan.apps.people.models import Organisation, Person
from startbaan.apps.programme.models import ProgrammeVersion
from startbaan.apps.quality.models.rounds import PanelNote
from startbaan.apps.quality.models.standing import ReviewHeld

LONGEST = 4_000


class Finding(models.Model):
    """Something that was found: in which survey and about which question or theme, by which decision, or where else.

    Surveys and decisions of a body are known by key.

    It concerns a whole partnership, or one board in it. Once noted only how far it is changes.
    """

    class Origin(models.TextChoices):
        SURVEY = "survey", _("een enquête")
        SCAN = "scan", _("de scan")
        GUARANTEES = "guarantees", _("de zelfevaluatie op de waarborgen")
        PANEL = "panel", _("een panelgesprek")
        REVIEW = "review", _("een review")
        BODY = "body", _("een besluit van een overleg")

    class State(models.TextChoices):
        NOTED = "noted", _("genoteerd")
        ACTING = "acting", _("in actie")
        DECIDED = "decided", _("besloten")
        BROUGHT_OUT = "brought_out", _("in het programma")
        MEASURED = "measured", _("opnieuw bekeken")
        CLOSED = "closed", _("gesloten")

    class Wanted(models.TextChoices):
        MORE = "more", _("hoger")
        LESS = "less", _("lager")

    key = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="opleidingsschool")
    board = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="schoolbestuur"
    )
    origin = models.CharField("komt uit", max_length=12, choices=Origin)
    noted_on = models.DateField("genoteerd op")
    title = models.CharField("bevinding", max_length=160)
    words = models.TextField("toelichting", max_length=LONGEST, blank=True)
    state = models.CharField("stand", max_length=12, choices=State, default=State.NOTED)
    changed_on = models.DateField("veranderd op", null=True, blank=True)
    survey = models.UUIDField("enquête", null=True, blank=True)
    question = models.SlugField("vraag", max_length=80, blank=True)
    theme = models.SlugField("thema", max_length=80, blank=True)
    group = models.SlugField("groep", max_length=40, blank=True)
    decision = models.UUIDField("besluit van een overleg", null=True, blank=True)
    wanted = models.CharField("gewenst", max_length=4, choices=Wanted, default=Wanted.MORE)
    note = models.ForeignKey(
        PanelNote, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="aantekening"
    )
    review = models.ForeignKey(
        ReviewHeld, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="review"
    )

    class Meta:
        verbose_name = "bevinding"
        verbose_name_plural = "bevindingen"
        indexes = [models.Index(fields=["partnership", "-noted_on"], name="finding_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(survey__isnull=True, question="", theme="")
                | Q(survey__isnull=False, origin__in=["survey", "scan", "guarantees"]),
                name="finding_about_a_survey_names_it",
            ),
            models.CheckConstraint(
                condition=Q(decision__isnull=True) | Q(origin="body"), name="finding_of_a_decision_comes_from_a_body"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class FindingAction(models.Model):
    """What somebody does about a finding, until when; until it is done it can be handed over."""

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="actions", verbose_name="bevinding")
    number = models.PositiveSmallIntegerField("nummer")
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="van wie")
    what = models.CharField("wat", max_length=300)
    until = models.DateField("klaar op")
    done_on = models.DateField("gedaan op", null=True, blank=True)

    class Meta:
        verbose_name = "actie bij een bevinding"
        verbose_name_plural = "acties bij bevindingen"
        indexes = [models.Index(fields=["owner"], condition=Q(done_on=None), name="finding_action_to_do")]
        constraints = [models.UniqueConstraint(fields=["finding", "number"], name="finding_action_once")]

    def __str__(self) -> str:
        return self.what

    def is_late(self, on: date) -> bool:
        """Whether it should have been done by now."""
        return self.done_on is None and on > self.until


class FindingDecision(models.Model):
    """What the working group decided about a finding on a day, and why."""

    class Outcome(models.TextChoices):
        CHANGE = "change", _("het programma verandert")
        KEEP = "keep", _("het programma blijft zo")

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="decisions", verbose_name="bevinding")
    number = models.PositiveSmallIntegerField("nummer")
    outcome = models.CharField("besluit", max_length=6, choices=Outcome)
    on = models.DateField("dag")
    why = models.TextField("waarom", max_length=LONGEST)

    class Meta:
        verbose_name = "besluit over een bevinding"
        verbose_name_plural = "besluiten over bevindingen"
        constraints = [models.UniqueConstraint(fields=["finding", "number"], name="finding_decision_once")]

    def __str__(self) -> str:
        return f"{self.outcome} op {self.on}"


class FindingRelease(models.Model):
    """The version of the programme that came out with the change in it."""

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="releases", verbose_name="bevinding")
    number = models.PositiveSmallIntegerField("nummer")
    version = models.ForeignKey(ProgrammeVersion, models.PROTECT, related_name="+", verbose_name="programmaversie")
    on = models.DateField("dag")

    class Meta:
        verbose_name = "bevinding in een programmaversie"
        verbose_name_plural = "bevindingen in programmaversies"
        constraints = [
            models.UniqueConstraint(fields=["finding", "number"], name="finding_release_once"),
            models.UniqueConstraint(fields=["finding", "version"], name="finding_release_once_a_version"),
        ]

    def __str__(self) -> str:
        return f"{self.finding_id} in {self.version_id}"


class FindingMeasure(models.Model):
    """What the next round showed: the means before and after with their ends, where both were there."""

    class Effect(models.TextChoices):
        BETTER = "better", _("beter")
        WORSE = "worse", _("slechter")
        UNCLEAR = "unclear", _("niet duidelijk")
        NOT_MEASURED = "not_measured", _("niet te vergelijken")

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="measures", verbose_name="bevinding")
    number = models.PositiveSmallIntegerField("nummer")
    effect = models.CharField("effect", max_length=12, choices=Effect)
    on = models.DateField("dag")
    survey = models.UUIDField("enquête", null=True, blank=True)
    change = models.FloatField("verschil", null=True, blank=True)
    change_low = models.FloatField("verschil, ondergrens", null=True, blank=True)
    change_high = models.FloatField("verschil, bovengrens", null=True, blank=True)
    figures = models.JSONField("cijfers van toen en nu", default=list, blank=True)

    class Meta:
        verbose_name = "effect van een bevinding"
        verbose_name_plural = "effecten van bevindingen"
        constraints = [
            models.UniqueConstraint(fields=["finding", "number"], name="finding_measure_once"),
            models.CheckConstraint(
                condition=Q(
                    effect="not_measured", change__isnull=True, change_low__isnull=True, change_high__isnull=True
                )
                | (
                    ~Q(effect="not_measured")
                    & Q(change__isnull=False, change_low__isnull=False, change_high__isnull=False)
                ),
                name="finding_measure_has_an_interval",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.effect} op {self.on}"
