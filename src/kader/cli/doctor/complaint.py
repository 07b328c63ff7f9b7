"""What the doctor says of one thing."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Complaint:
    """A sentence that says what is wrong and what to do; grave where it must be put right."""

    sentence: str
    grave: bool = True


def worth_knowing(sentence: str) -> Complaint:
    """Not wrong, but somebody should know."""
    return Complaint(sentence, grave=False)
