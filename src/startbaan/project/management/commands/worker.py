"""`startbaan worker`: do the jobs that pages and the clock leave behind."""

import os

from django.core.management import BaseCommand, CommandParser
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from startbaan.project import environment, leash, translations

STOP_SECONDS = 15


class Command(BaseCommand):
    """Run one worker; as many as wanted may run, on any machine that reaches the database."""

    help = "Start één worker, die taken op de achtergrond doet. Er mogen er meer zijn, ook op andere machines."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how long to go on."""
        parser.add_argument("--until-done", action="store_true", help="stop als er geen taken meer zijn")
        parser.add_argument("--leashed", action="store_true", help="stop zodra de standaardinvoer sluit")

    def handle(self, *, until_done: bool, leashed: bool, **_options: object) -> None:
        """Work until told to stop."""
        os.umask(0o077)  # mail and logs are nobody else's
        if leashed:
            leash.end_with_standard_input()
        translations.compile_all()
        if not isinstance(app.connector, DjangoConnector):
            raise TypeError(f"{app.connector!r} hands out no connector for workers")
        with app.replace_connector(app.connector.get_worker_connector()) as working:
            working.run_worker(
                concurrency=environment.number("STARTBAAN_WORKER_JOBS"),
                wait=not until_done,
                shutdown_graceful_timeout=STOP_SECONDS,
            )
