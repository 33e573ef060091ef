"""How a file leaves the site, whoever holds it: to save and never to show."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from startbaan.apps.files.queries import Gone, OpenedFile


def handed_over(opening: Callable[[], OpenedFile]) -> HttpResponse:
    """Hand over what its holder opens; one whose bytes are gone does not exist."""
    try:
        file = opening()
    except Gone as gone:
        raise Http404 from gone
    answer = HttpResponse(file.content, content_type=file.media_type)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=file.name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, no-store"
    return answer
