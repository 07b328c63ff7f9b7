"""The files of the pages, under names that change when they do."""

from functools import cache

from whitenoise.storage import (  # type: ignore[import-untyped]  # It ships no types.
    CompressedManifestStaticFilesStorage,
)


class KnownFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Finds the address of a file once in the life of a server: a page asks some forty times."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        self.url = cache(super().url)
