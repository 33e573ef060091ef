"""What is too large to be a list is not taken in at all: its bytes pass by, and the page says so."""

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from startbaan.domain.staffing.reading import LIMIT

ROOM = 100_000  # for the other fields of the form


class Bounded(FileUploadHandler):
    """Stands before the handlers that keep files, and lets none through of a request that is too large."""

    length = 0

    def handle_raw_input(
        self,
        _input: object,
        _meta: dict[str, str],
        content_length: int,
        _boundary: str,
        _encoding: str | None = None,
    ) -> "tuple[QueryDict, MultiValueDict[str, UploadedFile[bytes]]] | None":
        """Note how much is coming."""
        self.length = content_length
        return None

    def new_file(self, *_about: object, **_more: object) -> None:
        """Pass over the file when too much is coming."""
        if self.length > LIMIT + ROOM:
            raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, _start: int) -> bytes:
        """Hand what comes to the next handler."""
        return raw_data

    def file_complete(self, _size: int) -> "UploadedFile[bytes] | None":
        """Leave keeping to the next handler."""
        return None
