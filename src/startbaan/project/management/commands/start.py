"""`startbaan start`: the whole site on this machine."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import BaseCommand, CommandParser, call_command
from django.db import connections

from startbaan.apps.people.queries import is_founded
from startbaan.project import runner


class Command(BaseCommand):
    """Bring the database up to date, fill the demo, and run worker and web until told to stop."""

    help = "Start de hele site op deze machine: database, worker en webserver. Ctrl-C stopt alles."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the port."""
        port = urlsplit(settings.ORIGIN).port or 8000
        parser.add_argument("--port", type=int, default=port, help=f"poort op deze machine (standaard {port})")

    def handle(self, *, port: int, **_options: object) -> None:
        """Prepare, run, say where to look."""
        runner.claim(port)
        call_command("migrate", verbosity=0, interactive=False)
        if settings.DEMO and not is_founded():
            self.stdout.write("De demo wordt klaargezet; dat duurt alleen de eerste keer even …")
            self.stdout.flush()
            call_command("demo")
        connections.close_all()
        logs = settings.DATA / "log"
        web = runner.Part("web", ("--port", str(port)), logs / "web.log")
        worker = runner.Part("worker", (), logs / "worker.log")
        with runner.running((worker, web)):
            runner.wait_for_page(port, part=web)
            self.stdout.write(
                f"\nStartbaan draait: open http://127.0.0.1:{port}/\nStoppen: Ctrl-C. Logboeken: {logs}\n"
            )
            self.stdout.flush()
            runner.watch((worker, web))
        self.stdout.write("Startbaan is gestopt.")
