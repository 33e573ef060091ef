"""`startbaan web`: the web server alone."""

import os
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import BaseCommand, CommandParser, call_command
from granian.constants import Interfaces
from granian.server import Server

from startbaan.project import environment, leash, translations


class Command(BaseCommand):
    """Lay out the static files and serve the site."""

    help = "Start alleen de webserver."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take where to listen."""
        parser.add_argument("--host", default="127.0.0.1", help="adres om op te luisteren (standaard 127.0.0.1)")
        parser.add_argument("--port", type=int, default=urlsplit(settings.ORIGIN).port or 8000, help="poort")
        parser.add_argument("--leashed", action="store_true", help="stop zodra de standaardinvoer sluit")

    def handle(self, *, host: str, port: int, leashed: bool, **_options: object) -> None:
        """Serve until told to stop."""
        os.umask(0o077)  # mail and logs are nobody else's
        if leashed:
            leash.end_with_standard_input()
        translations.compile_all()
        call_command("collectstatic", interactive=False, verbosity=0)
        Server(
            "startbaan.project.served:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=environment.number("STARTBAAN_WEB_PROCESSES"),
            blocking_threads=environment.number("STARTBAAN_WEB_THREADS"),
            respawn_failed_workers=True,
            workers_kill_timeout=leash.GRACE_SECONDS,
            websockets=False,
        ).serve()
