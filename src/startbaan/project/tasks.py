"""What the worker does for itself: finish what a lost worker left, and throw away what is over."""

from django.core.management import call_command
from procrastinate.contrib.django import app
from procrastinate.jobs import Status

MOST_ATTEMPTS = 5
KEEP_HOURS = 7 * 24


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="rescue")
async def rescue_stalled_jobs(timestamp: int) -> None:
    """Give the jobs of workers that have gone silent to others; one that took five workers along has failed."""
    for job in await app.job_manager.get_stalled_jobs():
        if job.id is not None and job.attempts >= MOST_ATTEMPTS:
            await app.job_manager.finish_job_by_id_async(job_id=job.id, status=Status.FAILED, delete_job=False)
        else:
            await app.job_manager.retry_job(job)


@app.periodic(cron="17 3 * * *")
@app.task(queueing_lock="tidy")
def tidy(timestamp: int) -> None:
    """Forget ended sessions."""
    call_command("clearsessions")


@app.periodic(cron="27 3 * * *")
@app.task(queueing_lock="forget")
async def forget_old_jobs(timestamp: int) -> None:
    """Forget the jobs that were done a week ago; what failed stays until somebody has looked."""
    await app.job_manager.delete_old_jobs(nb_hours=KEEP_HOURS, include_failed=False)
