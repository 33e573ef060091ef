"""`startbaan purge`: let go of the log, of old notes, of what is long closed and of old mail, as the owner."""

from argparse import ArgumentParser
from datetime import datetime, timedelta

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from startbaan.apps.coaching.actions import purge_notes
from startbaan.apps.coaching.actions.pupils import forget_rounds
from startbaan.apps.coaching.queries import notes_to_purge
from startbaan.apps.coaching.queries.pupils import rounds_to_forget
from startbaan.apps.journal import actions, queries
from startbaan.apps.outbox.actions import forget
from startbaan.apps.outbox.queries import forgettable
from startbaan.apps.peergroups.actions import forget_cases
from startbaan.apps.peergroups.queries.cases import to_forget
from startbaan.ui import clock

KEPT_YEARS = 5
LEAST_YEARS = 1


class Command(BaseCommand):
    """Counts first; removes when asked to."""

    help = (
        "Ruimt oude logboeken, post, werkaantekeningen, gesloten casussen en vragen aan klassen op. "
        "Telt eerst; verwijdert met --apply."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take how long the log is kept, and whether to remove."""
        parser.add_argument(
            "--years", type=int, default=KEPT_YEARS, help=f"zoveel jaren blijven bewaard (standaard {KEPT_YEARS})"
        )
        parser.add_argument("--apply", action="store_true", help="verwijder echt")

    def handle(self, *_: object, **options: object) -> None:
        """Say how much is older than that, and remove it when asked."""
        years, apply = int(str(options["years"])), bool(options["apply"])
        if years < LEAST_YEARS:
            raise CommandError(f"Het logboek blijft minstens {LEAST_YEARS} jaar bewaard.")
        before = _years_ago(clock.now(), years)
        entries, openings = actions.purge(before=before) if apply else queries.older_than(before)
        today = clock.today()
        notes = purge_notes(on=today) if apply else notes_to_purge(on=today)
        done = "Verwijderd." if apply else "Verwijder ze met --apply."
        self.stdout.write(f"Van voor {before:%d-%m-%Y}: logregels {entries}, inzages {openings}. {done}")
        cases = (forget_cases if apply else to_forget)(on=today, days=settings.PEER_CASE_DAYS)
        self.stdout.write(f"Casussen die {settings.PEER_CASE_DAYS} dagen gesloten zijn: {cases}. {done}")
        rounds = (forget_rounds if apply else rounds_to_forget)(on=today, days=settings.PUPIL_DAYS)
        self.stdout.write(f"Vragen aan een klas die {settings.PUPIL_DAYS} dagen gesloten zijn: {rounds}. {done}")
        sent_before = clock.now() - timedelta(days=settings.MAIL_DAYS)
        messages, mails = (forget if apply else forgettable)(before=sent_before, using="owner")
        self.stdout.write(f"Werkaantekeningen van koppelingen die 30 dagen voorbij zijn: {notes}. {done}")
        self.stdout.write(f"Post van voor {sent_before:%d-%m-%Y}: berichten {messages}, mails {mails}. {done}")


def _years_ago(moment: datetime, years: int) -> datetime:
    """The same moment that many years back; 29 February becomes 28 February."""
    day = min(moment.day, 28) if moment.month == 2 else moment.day
    return moment.replace(year=moment.year - years, day=day)
