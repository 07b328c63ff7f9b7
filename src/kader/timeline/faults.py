"""What can be wrong with the timeline, in words."""

from dataclasses import dataclass
from typing import Final

FAULTS: Final = {
    "missing_entry": "There is no entry with this number: it was taken out.",
    "changed_entry": "The entry does not match its own hash: it was changed.",
    "broken_chain": "The entry does not follow on the one before it.",
    "out_of_order": "The entry and its neighbour were not written in this order.",
    "changed_words": "The words of this record are not the words that were recorded.",
    "words_without_key": "The key beside these words was erased, and the words were not.",
    "other_hand": "These words were recorded as those of somebody else.",
    "missing_record": "The record this entry is about is gone.",
    "changed_record": "This record is not as the deed left it.",
    "untold_record": "No entry of this circle tells of this record.",
    "other_last_heard": "The circle says another moment at which the municipality was last heard.",
    "other_news_by": "The circle says another day of the next news than the last news announced.",
    "cut_off": "The circle had more entries than the chain has: its end was cut off.",
    "changed_end": "The circle remembers another last hash than the chain has.",
    "beyond_the_end": "The chain goes on after the last entry that the circle knows.",
    "not_as_copied": "A checkpoint holds another hash for this entry, or the entry is gone.",
    "missing_trigger": "The database does not refuse to change the timeline: run `kader migrate`.",
}


@dataclass(frozen=True)
class Fault:
    """One place where something does not hold: circle, number of the entry, what, in words."""

    circle: int | None
    number: int | None
    what: str
    sentence: str

    def __str__(self) -> str:
        place = [f"circle {self.circle}"] if self.circle is not None else []
        place += [f"entry {self.number}"] if self.number is not None else []
        return f"{', '.join(place) or 'the database'}: {self.sentence}"


def fault(circle: int, number: int | None, what: str, about: str = "") -> Fault:
    """A fault at this place, and what exactly it is about."""
    return Fault(circle, number, what, FAULTS[what] + (f" ({about})" if about else ""))
