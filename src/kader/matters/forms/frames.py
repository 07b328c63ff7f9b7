"""What people type about a frame, and the sentences of the ready-check."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kader.matters.forms.documents import WithDocument
from kader.matters.forms.line import PastDayField
from kader.matters.rules.frame import BoundKind, CriterionKind, Period, SeveralPlans
from kader.web.faults import FaultAt
from kader.web.forms import KaderForm

BOUND_KINDS: Final = [
    (BoundKind.MONEY.value, _("Money")),
    (BoundKind.LAW.value, _("Law")),
    (BoundKind.TIME.value, _("Time")),
    (BoundKind.PLACE.value, _("Place")),
    (BoundKind.SAFETY.value, _("Safety")),
    (BoundKind.OTHER.value, _("Something else")),
]
BOUND_ICONS: Final = {
    BoundKind.MONEY.value: "euro",
    BoundKind.LAW.value: "law",
    BoundKind.TIME.value: "cal",
    BoundKind.PLACE.value: "pin",
    BoundKind.SAFETY.value: "lock",
    BoundKind.OTHER.value: "info",
}
CRITERION_KINDS: Final = [
    (CriterionKind.SELF.value, _("Residents say it themselves")),
    (CriterionKind.MONEY.value, _("Worked out from the amounts")),
    (CriterionKind.DATE.value, _("Worked out from the days")),
    (CriterionKind.PLACE.value, _("Worked out from the places")),
]
PERIODS: Final = [(Period.YEAR.value, _("a year")), (Period.ONCE.value, _("once"))]
SEVERAL: Final = [
    (SeveralPlans.GROUND.value, _("The one who decides chooses, on a ground that you name here")),
    (SeveralPlans.LOT.value, _("Lots are drawn")),
    (SeveralPlans.TOGETHER.value, _("Several plans may go on, each a part")),
]

READY: Final[Mapping[str, tuple[Any, Any]]] = {
    "needs_issue": (_("what the issue is."), _("The issue is there.")),
    "needs_aim": (_("what must be true afterwards, and why."), _("Aim and reason are there.")),
    "needs_decided": (_("what is already decided."), _("What is decided is there.")),
    "needs_open": (
        _("what is open. Is nothing open? Then this is news, not an issue."),
        _("Something is open for residents."),
    ),
    "needs_responsibility": (
        _("what the group is responsible for."),
        _("The responsibility of the group is clear."),
    ),
    "needs_decider": (_("who decides."), _("It is clear who decides.")),
    "needs_decide_by": (_("the last day of the decision."), _("It is clear when.")),
    "decide_by_has_passed": (
        _("a last day of the decision that is still to come."),
        _("It is clear when."),
    ),
    "needs_several_plans": (
        _("what happens if several plans fit."),
        _("It is clear what happens if several plans fit."),
    ),
    "needs_several_ground": (_("the ground to choose on."), _("The ground to choose on is there.")),
    "needs_promise": (_("how often the group hears something."), _("The promise is there.")),
    "promise_too_long": (
        _("news at least every sixty days."),
        _("The promise is there."),
    ),
    "needs_short_version": (_("the short and easy version."), _("The short version is there.")),
    "short_version_too_long": (
        _("a short version of at most sixty words."),
        _("The short version fits in sixty words."),
    ),
    "needs_a_bound": (_("at least one bound."), _("There are bounds.")),
    "needs_article_of_law": (
        _("the article at each bound of the law."),
        _("Each bound of the law names its article."),
    ),
    "needs_a_criterion": (
        _("at least one point that a plan is checked on."),
        _("There are points to check."),
    ),
    "needs_how_we_check": (
        _("how you check each point."),
        _("Each point says how you check it."),
    ),
    "needs_amount_and_period": (
        _("the amount, and whether it is once or a year."),
        _("Each money point has an amount."),
    ),
    "needs_day_of_criterion": (_("the day of a point."), _("Each day point has its day.")),
    "needs_area_of_criterion": (_("the area of a point."), _("Each place point has its area.")),
}


class AdoptionForm(WithDocument):
    """Which body decided, and when, with its document if there is one (G4).

    Says as well what the frame itself still needs (G3).
    """

    body = forms.CharField(
        label=_("Who decided?"),
        help_text=_("The body, such as the council or the executive."),
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
    field_order = ["body", "decided_on", "decision_number", "document"]

    def __init__(
        self,
        *given: Any,
        missing: Sequence[str] = (),
        unticked: Sequence[int] = (),
        **more: Any,
    ) -> None:
        super().__init__(*given, **more)
        self._missing, self._unticked = missing, unticked

    def clean(self) -> dict[str, Any]:
        if self._missing:
            self.add_error(None, _("The frame is not clear enough yet."))
        if self._unticked:
            self.add_error(
                None, _("Read each bound and tick it, or ask the steward to write it differently.")
            )
        return self.cleaned_data


class ChangeForm(AdoptionForm):
    """Why a frame changes, and who decided; `faults` stand in the frame that the page draws."""

    reason = forms.CharField(
        label=_("Why does the frame change?"),
        help_text=_("Everybody can read this. The group hears it at once."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write why the frame changes.")},
    )
    field_order = ["reason", "body", "decided_on", "decision_number", "document"]

    def __init__(self, *given: Any, faults: Sequence[FaultAt] = (), **more: Any) -> None:
        super().__init__(*given, **more)
        self._faults = list(faults)

    def clean(self) -> dict[str, Any]:
        if self._faults:
            self.add_error(None, ValidationError(self._faults))
        return self.cleaned_data


class KeepFrameForm(KaderForm):
    reason = forms.CharField(
        label=_("Why does the frame stay as it is?"),
        help_text=_("Say what the point means. Everybody can read this."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write why the frame stays as it is.")},
    )


class ChooseFrameForm(KaderForm):
    """Nothing to type: one press is a yes."""


class FrameQuestionForm(KaderForm):
    own_words = {"text"}
    text = forms.CharField(
        label=_("What do you want to know about the frame?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write what you want to know about the frame.")},
    )
