"""Matters for machines: to read, and one POST a deed, named after it."""

from ninja import Router

from kader.matters.api import (
    beginning,
    checks,
    doing,
    drafts,
    ending,
    frames,
    line,
    plans,
    promises,
    reading,
    reading_group,
    reading_line,
    reading_voices,
    seats,
    voices,
)

router = Router()
router.add_router("", reading.listing)
# The deeds without a matter stand before the matters, whose key is any word.
for room in (beginning, seats, frames, voices, plans, checks, line, promises, doing, ending):
    router.add_router("/matters", room.router)
for read in (drafts, reading_voices, reading_line, reading_group, reading):
    router.add_router("/matters", read.router)
