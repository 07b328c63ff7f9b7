"""What people type while a plan is carried out."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kader.matters.forms.line import ComingDayField
from kader.matters.models import Step
from kader.people.models import Person
from kader.people.naming import Names
from kader.web.forms import KaderForm, choice_label

_LETTERS_OF_A_STEP = 80


class ProgressForm(KaderForm):
    own_words = {"text"}
    questions = {"text"}
    text = forms.CharField(
        label=_("How does it go?"),
        help_text=_("A few words are enough. Also when it does not go well."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write how it goes.")},
    )
    step = forms.ModelChoiceField(
        label=_("Which step is this about?"),
        queryset=Step.objects.none(),
        to_field_name="key",
        empty_label=_("The whole plan"),
        required=False,
    )

    def __init__(self, *given: Any, steps: QuerySet[Step], **more: Any) -> None:
        super().__init__(*given, **more)
        about: Any = self.fields["step"]
        about.queryset = steps
        about.label_from_instance = _first_words


class AdjustStepForm(KaderForm):
    own_words = {"text"}
    text = forms.CharField(
        label=_("What goes differently?"),
        help_text=_("Use your own words. Everybody can read this."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what will be different.")},
    )
    let_go = forms.TypedChoiceField(
        label=_("What becomes of this step?"),
        choices=[
            ("changed", _("We do it, but differently")),
            (
                "let_go",
                choice_label(_("We let it go"), _("Nobody has to do this step any more.")),
            ),
        ],
        initial="changed",
        coerce=lambda chosen: chosen == "let_go",
        widget=forms.RadioSelect,
    )


class FinishStepForm(KaderForm):
    """Nothing to type: it is done."""


class HandBackStepForm(KaderForm):
    """Nothing to type: it goes back."""


class TakeOverStepForm(KaderForm):
    consent_by = forms.ChoiceField(
        label=_("Which resident says yes to this?"),
        help_text=_("Ask first. She or he gets one question and says yes on the own page."),
    )
    text = forms.CharField(
        label=_("Why does the municipality do this for a while?"),
        help_text=_("Everybody can read this."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write why the municipality does this for a while.")},
    )
    review_on = ComingDayField(
        label=_("On which day do you look together whether it can go back?"),
        error_messages={"required": _("Choose the day on which you look together.")},
    )

    def __init__(self, *given: Any, residents: Sequence[Person], names: Names, **more: Any) -> None:
        super().__init__(*given, **more)
        self._residents = {person.key: person for person in residents}
        asked: Any = self.fields["consent_by"]
        named = [(person.key, names.of(person)) for person in residents]
        asked.choices = [("", _("Choose a resident")), *named]

    def clean_consent_by(self) -> Person:
        return self._residents[self.cleaned_data["consent_by"]]


def _first_words(step: Step) -> str:
    """A step by its number and first words."""
    what = " ".join(step.what.split())
    cut = f"{what[:_LETTERS_OF_A_STEP]}…" if len(what) > _LETTERS_OF_A_STEP else what
    return f"{step.number}. {cut}"
