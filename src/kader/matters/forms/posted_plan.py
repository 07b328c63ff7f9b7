"""What comes from the page of the plan: its words, its marks, and the button that was pressed."""

from collections.abc import Mapping
from functools import cached_property

from django.http import QueryDict

from kader.matters.rules import draft, editing
from kader.matters.rules.plan import MarkState


class PostedPlan:
    """What came from the page of the plan: the draft, what it was based on, and the button."""

    def __init__(self, post: QueryDict) -> None:
        self._post = post
        self.base = draft.number_in(post.get("base", "")) or 0
        self.button, _dot, self.step = post.get("do", "save").partition(".")

    @property
    def fields(self) -> dict[str, str]:
        """The draft as it is after the button: a step taken out, or moved."""
        fields = draft.plan_fields(self._post)
        if self.button == "remove":
            fields = editing.without_step(fields, self.step)
        fields = editing.tidied(fields)
        way = {"up": -1, "down": 1}.get(self.button)
        return editing.moved(fields, self.step, way) if way else fields

    @property
    def too_much(self) -> str:
        """What of it does not fit, as a reason; nothing where all of it does."""
        return draft.too_much_in(self.fields)

    @property
    def has_chosen(self) -> bool:
        """Whether something was chosen at all where two wrote."""
        return any(name.startswith("choose.") for name in self._post)

    def chosen(self, clashes: Mapping[str, list[str]]) -> dict[str, str]:
        """What a resident chose where two wrote; only where she saw every version there is."""
        seen = {name: self._post.get(f"seen.{name}", "") for name in clashes}
        picks = {n: self._pick(n, clashes[n]) for n in clashes if seen[n] == str(len(clashes[n]))}
        return {name: words for name, words in picks.items() if words is not None}

    def _pick(self, name: str, versions: list[str]) -> str | None:
        choice = self._post.get(f"choose.{name}", "")
        if choice == "third":
            return self._post.get(f"third.{name}", "").strip() or None
        index = draft.number_in(choice)
        return versions[index] if index is not None and index < len(versions) else None

    @cached_property
    def marked(self) -> dict[str, "PostedMark"]:
        """The marks that were changed on this page, by the key of the criterion."""
        keys = [name[len("mark.") :] for name in self._post if name.startswith("mark.")]
        found = {key: PostedMark.of(self._post, f"mark.{key}") for key in keys if key.isalnum()}
        return {
            key: mark
            for key, mark in found.items()
            if mark and mark.code != self._post.get(f"mark.{key}.was", "")
        }


class PostedMark:
    """What residents say of one criterion: arranged or not, in which step, in which sentence."""

    def __init__(self, state: MarkState, step: str = "", quote: str = "") -> None:
        self.state, self.step, self.quote = state, step, quote.strip()[:300]

    @classmethod
    def of(cls, post: QueryDict, name: str) -> "PostedMark | None":
        state = post.get(name, "")
        if state not in set(MarkState):
            return None
        return cls(MarkState(state), post.get(f"{name}.step", ""), post.get(f"{name}.quote", ""))

    @property
    def code(self) -> str:
        """As the page remembers what it showed."""
        return "|".join((self.state, self.step, self.quote))
