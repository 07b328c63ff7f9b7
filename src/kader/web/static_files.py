"""The files of the pages, under names that change when they do."""

from functools import cache

from django.templatetags.static import static
from whitenoise.storage import (  # type: ignore[import-untyped]  # It ships no types.
    CompressedManifestStaticFilesStorage,
)


def address_if_there(path: str) -> str:
    """The address of a file; nothing where collectstatic did not run, or not for this one."""
    try:
        return static(path)
    except (ValueError, OSError):
        return ""


class KnownFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Finds the address of a file once in the life of a server: a page asks some forty times."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        self.url = cache(super().url)
