"""The moment of a starter with the buddy: days, never a word."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from startbaan.apps.people.models import AboutStarter, Pair, Person
from startbaan.domain.privacy.policy import Kind


class BuddyRhythm(AboutStarter):
    """On which day of the week, perhaps at what time, a starter and a buddy meet."""

    class Weekday(models.IntegerChoices):
        MONDAY = 0, _("maandag")
        TUESDAY = 1, _("dinsdag")
        WEDNESDAY = 2, _("woensdag")
        THURSDAY = 3, _("donderdag")
        FRIDAY = 4, _("vrijdag")

    kind: ClassVar[Kind] = Kind.BUDDY_CONTACT

    pair = models.OneToOneField(Pair, models.CASCADE, related_name="+", verbose_name="koppeling")
    weekday = models.PositiveSmallIntegerField("dag", choices=Weekday)
    moment = models.TimeField("hoe laat", null=True, blank=True)

    class Meta:
        verbose_name = "vast moment met het maatje"
        verbose_name_plural = "vaste momenten met het maatje"
        constraints = [models.CheckConstraint(condition=Q(weekday__lte=4), name="buddy_rhythm_on_a_weekday")]

    def __str__(self) -> str:
        return f"dag {self.weekday}"


class BuddyMoment(AboutStarter):
    """A day on which a starter and a buddy spoke, tapped by either; or on which the starter missed that."""

    class Sort(models.TextChoices):
        SPOKE = "spoke", _("we spraken elkaar")
        MISSED = "missed", _("ik mis contact")

    kind: ClassVar[Kind] = Kind.BUDDY_CONTACT

    pair = models.ForeignKey(Pair, models.PROTECT, related_name="+", verbose_name="koppeling")
    day = models.DateField("dag")
    sort = models.CharField("wat", max_length=6, choices=Sort, default=Sort.SPOKE)
    noted_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="aangetikt door")

    class Meta:
        verbose_name = "moment met het maatje"
        verbose_name_plural = "momenten met het maatje"
        constraints = [
            models.UniqueConstraint(
                fields=["pair", "day", "sort"],
                name="buddy_moment_once_a_day",
                violation_error_message="Dit moment staat er al.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.sort} op {self.day}"
