"""Sweeping up, at night."""

from procrastinate.contrib.django import app

from startbaan.apps.files import actions
from startbaan.ui import clock


@app.periodic(cron="47 3 * * *")
@app.task(queueing_lock="sweep_files")
def sweep_files(timestamp: int) -> None:
    """Throw away files that nobody holds any more."""
    actions.sweep(at=clock.now())
