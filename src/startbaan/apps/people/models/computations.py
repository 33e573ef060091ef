"""What is computed for who asked, by a process of its own: the part that is the same for whatever is computed."""

import uuid
from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from startbaan.apps.people.models.persons import Person


class Computation(models.Model):
    """One computation: asked by whom, whether it waits, runs or is over, and when it was last heard.

    A subject adds what is computed and what came of it.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("staat klaar")
        RUNNING = "running", _("rekent")
        DONE = "done", _("klaar")
        IMPOSSIBLE = "impossible", _("onmogelijk")
        STOPPED = "stopped", _("gestopt")
        FAILED = "failed", _("mislukt")

    LIVE: ClassVar = (State.WAITING, State.RUNNING)
    SILENT: ClassVar = timedelta(seconds=60)
    """Who says nothing for so long, computes no more."""

    key = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    state = models.CharField("stand", max_length=10, choices=State, default=State.WAITING)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="gevraagd door")
    asked_at = models.DateTimeField("gevraagd")
    heard_at = models.DateTimeField("laatst van gehoord", null=True, blank=True)
    stop_asked_at = models.DateTimeField("gevraagd te stoppen", null=True, blank=True)
    finished_at = models.DateTimeField("klaar", null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_live(self) -> bool:
        """Whether it waits or computes."""
        return self.state in self.LIVE

    def silent_for(self, at: datetime) -> timedelta:
        """How long nothing was heard of it."""
        return at - (self.heard_at or self.asked_at)

    def may_begin(self, at: datetime) -> bool:
        """Whether it waits, or was begun by somebody who must be gone."""
        return self.state == self.State.WAITING or self._is_silent(at)

    def begin(self, at: datetime) -> None:
        """Be computed from now on."""
        self.state, self.heard_at = self.State.RUNNING, at

    def ask_stop(self, at: datetime) -> None:
        """Be asked to stop; what nobody computes is over at once."""
        self.stop_asked_at = at
        if self.may_begin(at):
            self.state, self.finished_at = self.State.STOPPED, at

    def _is_silent(self, at: datetime) -> bool:
        return self.is_live and self.silent_for(at) > self.SILENT
