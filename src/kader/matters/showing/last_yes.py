"""The yes with which a proposal became the group's deed is told as that deed (G23)."""

from collections.abc import Mapping, Sequence
from typing import Any

from kader.groundrules import Deed
from kader.matters.models import Proposal
from kader.matters.sentences import SETTLED
from kader.timeline.models import Entry


def told_as_last_yes(entries: Sequence[Entry]) -> Mapping[int, Any]:
    """Of these entries, by their key: the sentence of each yes that was the last one needed."""
    yeses = [entry for entry in entries if entry.deed in SETTLED]
    if not yeses:
        return {}
    about = Proposal.objects.filter(pk__in={entry.about_id for entry in yeses})
    ended: dict[int, Any] = dict(about.exclude(ended_at=None).values_list("pk", "ended_at"))
    return {
        entry.pk: SETTLED[Deed(entry.deed)]
        for entry in yeses
        if entry.about_id in ended and ended[entry.about_id] <= entry.at
    }
