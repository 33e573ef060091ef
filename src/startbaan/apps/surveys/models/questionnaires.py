"""Questionnaires, version by version: what was asked stays as it was asked."""

from django.db import models

from startbaan.apps.people.models import Organisation
from startbaan.domain.questionnaires.definition import Subject

LONGEST_KEY = 60


class QuestionnaireVersion(models.Model):
    """The words of one questionnaire, as YAML; once established it never changes, for answers were given to it.

    Without an owner it comes with the program; with one it was made in the browser, by that partnership or board.
    """

    key = models.SlugField("sleutel", max_length=LONGEST_KEY)
    version = models.CharField("versie", max_length=LONGEST_KEY)
    owner = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gemaakt door"
    )
    title = models.CharField("titel", max_length=200)
    subject = models.CharField(
        "waarover", max_length=20, choices=[(subject.value, subject.value) for subject in Subject]
    )
    text = models.TextField("vragenlijst als YAML")
    published_at = models.DateTimeField("vastgesteld", null=True, blank=True)

    class Meta:
        verbose_name = "vragenlijstversie"
        verbose_name_plural = "vragenlijstversies"
        constraints = [
            models.UniqueConstraint(
                fields=["key", "version", "owner"],
                nulls_distinct=False,
                name="questionnaire_version_once",
                violation_error_message="Deze versie van de vragenlijst bestaat al. Kies een nieuw nummer.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.version}"

    @property
    def is_published(self) -> bool:
        """Whether it was established, so that people can be asked."""
        return self.published_at is not None
