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
    def too_much(self) -> str:
        """What of it does not fit, as a reason; nothing where all of it does."""
        return draft.too_much_in(self.fields)

    @property
    def has_chosen(self) -> bool:
        """Whether something was chosen at all where two wrote."""
        return any(name.startswith("choose.") for name in self._post)

    def chosen(self, clashes: Mapping[str, Sequence[str]]) -> dict[str, str]:
        """Chosen words count only where the page showed every version that there is."""
        seen = {name: self._post.get(f"seen.{name}", "") for name in clashes}
        picks = {n: self._pick(n, clashes[n]) for n in clashes if seen[n] == str(len(clashes[n]))}
        return {name: words for name, words in picks.items() if words is not None}

    def _pick(self, name: str, versions: Sequence[str]) -> str | None:
        choice = self._post.get(f"choose.{name}", "")
        if choice == "third" and draft.is_free_text(name):
            return self._post.get(f"third.{name}", "").strip() or None
        place = draft.number_in(choice)
        return versions[place] if place is not None and place < len(versions) else None
