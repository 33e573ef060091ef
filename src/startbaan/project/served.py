"""What each process of our own web server calls: the site, on a leash to the process above it."""

from startbaan.project import leash
from startbaan.project.wsgi import application

__all__ = ["application"]

leash.end_when_orphaned()
