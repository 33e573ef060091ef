"""What the worker does for mail: gather what waits, send it, and throw old mail away."""

from datetime import timedelta

from django.conf import settings
from procrastinate.contrib.django import app

from startbaan.apps.outbox import actions
from startbaan.ui import clock

# A round ends before the next begins; what is left then goes with that one.
ROUND = timedelta(seconds=50)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="post")
def post(timestamp: int) -> None:
    """Gather what waits into mails and send them, one by one."""
    began = clock.now()
    actions.gather(at=began)
    server = actions.open_server(at=clock.now())
    while server is not None and clock.now() - began < ROUND:
        if not actions.send_next(through=server, at=clock.now()):
            server.close()
            return


@app.periodic(cron="47 3 * * *")
@app.task(queueing_lock="forget_mail")
def forget_mail(timestamp: int) -> None:
    """Throw away what was told long enough ago."""
    actions.forget(before=clock.now() - timedelta(days=settings.MAIL_DAYS))
