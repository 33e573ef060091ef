"""`startbaan messages`: keep the English beside the Dutch of the source."""

from django.core.management import BaseCommand

from startbaan.project import messages, translations


class Command(BaseCommand):
    """Read every sentence from the source, and write the catalogue anew."""

    help = "Leest alle Nederlandse teksten uit de broncode en werkt het bestand met de Engelse vertaling bij."
    requires_system_checks = ()

    def handle(self, **_options: object) -> None:
        """Keep, add and drop; say how many of each, and how many wait for their English."""
        kept, new, gone = messages.update()
        translations.compile_all()
        waiting = len(messages.catalogue().untranslated_entries())
        self.stdout.write(f"{kept} gebleven, {new} nieuw, {gone} vervallen. Zonder Engels: {waiting}.")
