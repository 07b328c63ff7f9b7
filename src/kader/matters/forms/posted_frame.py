"""What comes from the maker of a frame: its words, the save they began from, and the button."""

from collections.abc import Mapping, Sequence

from django.http import QueryDict

from kader.matters.rules import draft


class PostedFrame:
    """The draft as it was sent, what it was based on, and what was chosen where two wrote."""

    def __init__(self, post: QueryDict) -> None:
        self._post = post
        self.fields = draft.frame_fields(post)
        self.base = draft.number_in(post.get("base", "")) or 0
        self.button = post.get("do", "save")

    @property
    def has_chosen(self) -> bool:
        """Whether something was chosen at all where two wrote."""
        return any(name.startswith("choose.") for name in self._post)

    def chosen(self, clashes: Mapping[str, Sequence[str]]) -> dict[str, str]:
        """Chosen words count only where the page showed every version that there is."""
        picks = {name: self._post.get(f"choose.{name}", "") for name in clashes}
        places = {name: draft.number_in(pick) for name, pick in picks.items()}
        return {
            name: clashes[name][place]
            for name, place in places.items()
            if place is not None
            and place < len(clashes[name])
            and self._post.get(f"seen.{name}") == str(len(clashes[name]))
        }
