"""What the steward and the mandate holder type: findings, the question, the formal decision."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kader.matters.forms.documents import WithDocument
from kader.matters.forms.line import PastDayField
from kader.matters.models import Criterion
from kader.matters.rules.check import Found, Outcome, Result
from kader.web.forms import KaderForm

RESULTS = [
    (Result.MET.value, _("Fits")),
    (Result.NOT_MET.value, _("Does not fit yet")),
    (Result.UNCLEAR.value, _("Unclear or out of date")),
]


_WHAT_IS_MISSING = {
    Result.NOT_MET: _("Write why this point does not fit yet."),
    Result.UNCLEAR: _("Write what is unclear or out of date in the frame here."),
}


class CheckForm(KaderForm):
    """A finding for each criterion, a reason where it does not fit, and the question (G5, G6)."""

    question = forms.CharField(
        label=_("What is still needed?"),
        help_text=_("Ask what is still open. The group finds the way itself."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        *given: Any,
        criteria: Sequence[Criterion],
        holds_back: bool = False,
        takes_responsibility: bool = True,
        **more: Any,
    ) -> None:
        super().__init__(*given, **more)
        self.criteria = list(criteria)
        self._holds_back, self._takes_responsibility = holds_back, takes_responsibility
        for criterion in self.criteria:
            self.fields[f"result.{criterion.key}"] = forms.ChoiceField(
                label=_("Finding at point %(n)d") % {"n": criterion.number},
                choices=RESULTS,
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose a finding at this point.")},
            )
            self.fields[f"reason.{criterion.key}"] = forms.CharField(
                # The summary of what is missing names the point by this.
                label=criterion.short or _("Point %(n)s") % {"n": criterion.number},
                required=False,
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for criterion in self.criteria:
            result = given.get(f"result.{criterion.key}")
            if result not in {None, Result.MET} and not given.get(f"reason.{criterion.key}"):
                self.add_error(f"reason.{criterion.key}", _WHAT_IS_MISSING[Result(result)])
        if self.outcome is Outcome.NEW_ASSIGNMENT and "?" not in given.get("question", ""):
            self.add_error("question", _("Put what is still open as a question."))
        self._say_what_comes_first()
        return given

    def _say_what_comes_first(self) -> None:
        """What the group still waits for, or still says itself (G21, G25)."""
        if self._holds_back:
            self.add_error(None, _("The residents stated a condition that has no answer yet."))
        if self.outcome is Outcome.FITS and not self._takes_responsibility:
            self.add_error(
                None, _("The group has not said yet how far it takes its responsibility.")
            )

    @property
    def outcome(self) -> Outcome | None:
        """What follows from the findings so far; None while one is missing."""
        results = [self.cleaned_data.get(f"result.{c.key}") for c in self.criteria]
        if None in results:
            return None
        if Result.UNCLEAR in results:
            return Outcome.FRAME_CHANGED
        return Outcome.NEW_ASSIGNMENT if Result.NOT_MET in results else Outcome.FITS

    @property
    def found(self) -> list[Found]:
        """The findings for the action."""
        given = self.cleaned_data
        return [
            Found(c.pk, Result(given[f"result.{c.key}"]), given.get(f"reason.{c.key}", ""))
            for c in self.criteria
        ]


class AssignmentForm(KaderForm):
    question = forms.CharField(
        label=_("What is still needed?"),
        help_text=_("Ask what is still open. The group finds the way itself."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write what is still needed.")},
    )


class DecisionForm(WithDocument):
    """A formal decision, with its document if there is one (G7)."""

    granted = forms.TypedChoiceField(
        label=_("What was decided?"),
        choices=[("yes", _("The plan can be carried out")), ("no", _("The plan cannot go on so"))],
        coerce=lambda chosen: chosen == "yes",
        widget=forms.RadioSelect,
    )
    reasons = forms.CharField(
        label=_("Why?"),
        help_text=_("Everybody can read this."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write why this was decided.")},
    )
    remedies = forms.CharField(
        label=_("What can somebody do who disagrees?"),
        help_text=_("How to object, where, and until when."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write what somebody can do who disagrees.")},
    )
    body = forms.CharField(
        label=_("Who decided?"),
        max_length=120,
        error_messages={"required": _("Write which body decided.")},
    )
    decided_on = PastDayField(
        label=_("On which day?"),
        error_messages={"required": _("Choose the day of the decision.")},
    )
    decision_number = forms.CharField(
        label=_("Number of the decision"), max_length=60, required=False
    )
    field_order = [
        "granted",
        "reasons",
        "remedies",
        "body",
        "decided_on",
        "decision_number",
        "document",
    ]
