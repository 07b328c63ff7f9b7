"""A file on its way in: held in memory, never more of it than may come in."""

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import MemoryFileUploadHandler


class HeldInMemory(MemoryFileUploadHandler):
    """Whatever the sender says about the size: one byte too many is enough to see it.

    So nothing of anybody's file lies in a temporary folder, also not of one that is refused.
    """

    def handle_raw_input(self, *args: Any, **more: Any) -> None:
        self.activated = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        room = settings.UPLOAD_MAX_BYTES + 1 - start
        if room <= 0:
            return
        self.file.write(raw_data[:room])

    def file_complete(self, file_size: int) -> "UploadedFile[bytes] | None":
        return super().file_complete(min(file_size, settings.UPLOAD_MAX_BYTES + 1))
