"""`startbaan migrate`: bring the database up to date, as its owner."""

from django.conf import settings
from django.core.management import CommandParser, call_command
from django.core.management.commands import migrate

from startbaan.apps.coaching.actions import publish_instruments
from startbaan.apps.people.access import remake_policies
from startbaan.apps.programme.actions import publish_from_content
from startbaan.apps.reports.access import drop_counts, remake_counts
from startbaan.apps.surveys.actions import publish_questionnaires
from startbaan.project import grants, translations
from startbaan.ui import clock


class Command(migrate.Command):
    """Django's own command, between the grants before it and the policies after it."""

    help = "Brengt de database bij: tabellen, rechten, regels voor wie wat ziet, en vertalingen."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what Django takes, and be the owner unless told otherwise."""
        super().add_arguments(parser)
        parser.set_defaults(database="owner")

    def handle(self, *args: str, **options: object) -> None:
        """Prepare, migrate, make the cache table, grant, remake policies and counts, translate, publish."""
        using = str(options["database"])
        grants.prepare(using=using)
        drop_counts(using=using)
        super().handle(*args, **options)
        call_command("createcachetable", database=using, verbosity=0)
        grants.grant(using=using)
        remake_policies(using=using)
        remake_counts(using=using, runtime=settings.RUNTIME_ROLE, threshold=settings.THRESHOLD)
        translations.compile_all()
        if not options["app_label"]:
            publish_from_content(at=clock.now())
            publish_questionnaires(at=clock.now())
            publish_instruments(at=clock.now())
