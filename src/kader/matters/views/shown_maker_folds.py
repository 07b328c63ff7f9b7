"""The folds of the maker: each says in one line what is in it, or what is still needed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kader.groundrules import clock
from kader.groundrules.limits import WORDS_IN_SHORT_VERSION
from kader.matters.forms.frames import BOUND_KINDS, READY, SEVERAL
from kader.matters.rules import draft
from kader.matters.rules import frame as rules
from kader.matters.views.shown_maker_rows import Field
from kader.web import wording

_LONGEST = 90


@dataclass(frozen=True)
class Fold:
    """One thing that a frame says: its name, its line, and what is filled in there."""

    title: str
    line: str
    is_ok: bool
    is_open: bool
    template: str
    field: Field | None = None


@dataclass(frozen=True)
class Part:
    """A heading with its folds."""

    title: str
    folds: Sequence[Fold]


class Folds:
    """Makes the folds of a frame from its fields and from what is still missing in it."""

    def __init__(
        self, fields: Mapping[str, str], missing: Sequence[str], open_ones: frozenset[str]
    ) -> None:
        self._fields, self._missing, self._open = fields, missing, open_ones

    def parts(self) -> list[Part]:
        return [
            Part(_("The issue and what is meant"), self._words()),
            Part(_("The bounds"), [self._bounds()]),
            Part(_("What you will look at"), [self._criteria()]),
            Part(_("Who does and who decides"), self._who()),
            Part(_("In short"), [self._short()]),
        ]

    def _words(self) -> list[Fold]:
        return [
            self._text(
                "issue",
                _("What is going on"),
                _("What is the issue?"),
                _("In one or two sentences."),
            ),
            self._text(
                "aim",
                _("What the municipality wants to reach"),
                _("What must be true afterwards, and why?"),
                _("Write the aim. Not the means."),
            ),
            self._text(
                "decided",
                _("What is already decided"),
                _("What is already decided?"),
                _("Say it honestly. Then nobody writes a plan for nothing."),
            ),
            self._text(
                "open",
                _("What is open"),
                _("What may residents find out themselves?"),
                _("Is nothing open? Then this is not an issue, but news."),
            ),
        ]

    def _bounds(self) -> Fold:
        rows = draft.bounds_in(self._fields)
        kinds = [str(_KINDS.get(row["kind"], "")) for row in rows]
        title = ngettext("%(n)d bound", "%(n)d bounds", len(rows)) % {"n": len(rows)}
        return self._fold("bound", title, ", ".join(kinds))

    def _criteria(self) -> Fold:
        rows = draft.criteria_in(self._fields)
        title = ngettext("%(n)d point", "%(n)d points", len(rows)) % {"n": len(rows)}
        return self._fold("criterion", title, ", ".join(row["short"] for row in rows))

    def _who(self) -> list[Fold]:
        several = dict(SEVERAL).get(self._fields.get("several_plans", ""), "")
        days = self._fields.get("promise_days", "")
        promise = _("News at least every %(days)s days.") % {"days": days}
        return [
            self._text(
                "responsibility", _("Responsibility"), _("What is the group responsible for?")
            ),
            self._fold("who", _("Who decides, and when"), self._decided()),
            self._fold("several", _("If several plans fit"), str(several)),
            self._fold("promise", _("Our promise"), promise),
        ]

    def _short(self) -> Fold:
        count = rules.words_in(self._fields.get("short_version", ""))
        line = _("%(n)d of %(most)d words.") % {"n": count, "most": WORDS_IN_SHORT_VERSION}
        field = self._field(
            "short_version",
            _("The frame in easy language"),
            _("This stands on top. At most sixty words."),
            4,
        )
        return self._fold("short", _("Easy version"), line, field)

    def _text(self, name: str, title: str, label: str, hint: str = "") -> Fold:
        field = self._field(name, label, hint)
        return self._fold(name, title, _cut(field.value), field)

    def _field(self, name: str, label: str, hint: str, rows: int = 3) -> Field:
        return Field(name, label, hint, self._fields.get(name, ""), rows)

    def _fold(self, key: str, title: str, line: str, field: Field | None = None) -> Fold:
        needs = _NEEDS.get(key, (f"needs_{key}",))
        missing = [str(READY[need][0]) for need in needs if need in self._missing]
        said = _("Still needed: %(what)s") % {"what": _in_one(missing)} if missing else line
        is_open = bool(missing) or key in self._open
        template = f"matters/maker_{_TEMPLATES.get(key, 'field')}.html"
        return Fold(title, said, not missing, is_open, template, field)

    def _decided(self) -> str:
        """Who decides, and by which day."""
        day = draft.day_in(self._fields.get("decide_by", ""))
        said = wording.day(day, clock.today()) if day else ""
        return ", ".join(part for part in (self._fields.get("decider", ""), said) if part)


_KINDS = dict(BOUND_KINDS)
_NEEDS: Mapping[str, Sequence[str]] = {
    "bound": ("needs_a_bound", "needs_article_of_law"),
    "criterion": (
        "needs_a_criterion",
        "needs_how_we_check",
        "needs_amount_and_period",
        "needs_day_of_criterion",
        "needs_area_of_criterion",
    ),
    "who": ("needs_decider", "needs_decide_by", "decide_by_has_passed"),
    "promise": ("needs_promise", "promise_too_long"),
    "several": ("needs_several_plans", "needs_several_ground"),
    "short": ("needs_short_version", "short_version_too_long"),
}
_TEMPLATES: Mapping[str, str] = {
    "bound": "bounds",
    "criterion": "criteria",
    "who": "decider",
    "several": "several",
    "promise": "promise",
    "short": "short",
}


def _in_one(missing: Sequence[str]) -> str:
    """What is missing as one sentence: commas between, one stop behind."""
    return ", ".join(what.rstrip(".") for what in missing) + "."


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 2].rsplit(" ", 1)[0] + " …"
