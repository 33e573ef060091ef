"""A job is done, also when the worker that did it is killed."""

import time
from contextlib import suppress

from django.db import connections, transaction
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued

from startbaan.project import tasks

PATIENCE = 60


def status_of(job):
    return ProcrastinateJob.objects.get(pk=job).status


def wait_for(status, *, job):
    until = time.monotonic() + PATIENCE
    while status_of(job) != status:
        assert time.monotonic() < until
        time.sleep(0.05)


def forget_the_heartbeat_of_a_minute():
    with connections["owner"].cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 minute'")


def test_job_of_a_killed_worker_is_finished_by_the_next(start):
    with transaction.atomic(using="owner"):
        with connections["owner"].cursor() as cursor:
            cursor.execute("LOCK TABLE django_session IN ACCESS EXCLUSIVE MODE")
        job = tasks.tidy.defer(timestamp=0)
        lost = start("worker")
        wait_for("doing", job=job)
        lost.kill()
        lost.wait()
    forget_the_heartbeat_of_a_minute()

    with suppress(AlreadyEnqueued):  # the clock of the lost worker may have been first
        tasks.rescue_stalled_jobs.defer(timestamp=0)
    start("worker", "--until-done").communicate(timeout=PATIENCE)  # finds it and puts it back
    start("worker", "--until-done").communicate(timeout=PATIENCE)  # does it, when the first had already stopped

    assert status_of(job) == "succeeded"


def test_job_that_keeps_killing_workers_has_failed(start):
    job = tasks.tidy.defer(timestamp=0)
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', attempts = %s WHERE id = %s", [tasks.MOST_ATTEMPTS, job]
        )

    tasks.rescue_stalled_jobs.defer(timestamp=0)
    start("worker", "--until-done").communicate(timeout=PATIENCE)

    assert status_of(job) == "failed"


def test_job_deferred_in_a_transaction_that_fails_was_never_there(committed):
    with transaction.atomic():
        job = tasks.tidy.defer(timestamp=0)
        transaction.set_rollback(True)

    assert not ProcrastinateJob.objects.filter(pk=job).exists()
