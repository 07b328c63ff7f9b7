"""What residents say in their own words. Forms clean the input; rules decide about it."""

from collections.abc import Iterator, Mapping, Set
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kader.matters.rules import draft
from kader.matters.rules.voice import Extent, Question
from kader.web.forms import KaderForm

QUESTIONS = {
    Question.ACHIEVE: _("What do you want to achieve?"),
    Question.GOAL: _("What is the goal?"),
    Question.NEED: _("What do you need?"),
}
"""The three questions of the model, as the sources put them."""

Members = list[tuple[str, str]]


def _words(label: Any, rows: int = 4, **options: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=5000, widget=widget, **options)


class TypedForForm(KaderForm):
    """Words that somebody may type for another member; they count after her yes (G1)."""

    for_whom = forms.ChoiceField(
        label=_("Whose words are these?"),
        help_text=_("You can type for another member of your group. It counts when she says yes."),
        required=False,
    )

    def __init__(self, *given: Any, others: Members, **more: Any) -> None:
        super().__init__(*given, **more)
        if others:
            for_whom = self.fields["for_whom"]
            for_whom.choices = [("", _("My own words")), *others]  # type: ignore[attr-defined]
            self.order_fields([name for name in self.fields if name != "for_whom"])
        else:
            del self.fields["for_whom"]


class QuestionsForm(TypedForForm):
    """The three questions on one page; one answer is enough to save."""

    own_words: ClassVar = {question.value for question in Question}
    questions: ClassVar = {question.value for question in Question}

    achieve = _words(QUESTIONS[Question.ACHIEVE], required=False)
    goal = _words(QUESTIONS[Question.GOAL], required=False)
    need = _words(QUESTIONS[Question.NEED], required=False)

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        for question in Question:
            field: Any = self.fields[question.value]
            field.needed_when = _("can be later")

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if not self.errors and not list(self.answers()):
            raise ValidationError(_("Write at least one answer. Short is fine."))
        return cleaned

    def tell_answered(self, answered_by: Mapping[Question, str], own: Set[Question]) -> None:
        """Says at each question who answered it already, and what becomes of those words."""
        said = _(
            "%(who)s answered this already. What you write here comes in front of it. The earlier "
            "answer stays readable."
        )
        said_to_her = _(
            "You answered this already. What you write here comes in front of it. The earlier "
            "answer stays readable."
        )
        for question, who in answered_by.items():
            field = self.fields[question.value]
            told = said_to_her if question in own else said % {"who": who}
            field.help_text = f"{told} {field.help_text}".strip()

    def answers(self) -> Iterator[tuple[Question, str]]:
        """The questions that were answered now."""
        for question in Question:
            if text := self.cleaned_data.get(question.value, "").strip():
                yield question, text


class ConditionForm(TypedForForm):
    own_words = {"text"}
    questions = {"text"}
    text = _words(
        _("What must the municipality keep to?"),
        help_text=_("One condition at a time. The municipality answers each one."),
        error_messages={"required": _("Write what the municipality must keep to.")},
    )


class StrengthForm(TypedForForm):
    own_words = {"text"}
    questions = {"text"}
    text = _words(
        _("What can you do, what do you have, whom do you know?"),
        help_text=_("Small things count. Only your group and the case steward read this."),
        error_messages={"required": _("Write what you can do, what you have, or whom you know.")},
    )


class HoursTogetherField(forms.DecimalField):
    """Hours as people write them, read as in the plan: "3 uur", "2½"."""

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        hours = draft.hours_together(str(value))
        if hours is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        in_short = hours.quantize(Decimal("0.1"))
        return in_short if in_short == hours else hours


class CapacityForm(KaderForm):
    hours_a_week = HoursTogetherField(
        label=_("How many hours a week do you have together?"),
        min_value=0,
        max_value=9999,
        decimal_places=1,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "input--short"}),
        error_messages={
            "invalid": _("Write the hours in figures, for example 30."),
            "required": _("Write how many hours a week you have together."),
        },
    )
    people = forms.IntegerField(
        label=_("How many people are you?"),
        min_value=0,
        max_value=9999,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input--short"}),
        error_messages={
            "invalid": _("Write the number of people in figures, for example 5."),
            "required": _("Write with how many people you are."),
        },
    )
    not_in = forms.CharField(
        label=_("When are you not there?"),
        help_text=_("A holiday, a season, certain days."),
        required=False,
        max_length=200,
    )


class ResponsibilityForm(KaderForm):
    own_words = {"text"}
    extent = forms.TypedChoiceField(
        label=_("How far does your group take this responsibility?"),
        choices=[
            (Extent.WHOLE.value, _("The whole of it")),
            (Extent.PART.value, _("A part of it")),
            (Extent.NOT_YET.value, _("Not yet")),
        ],
        coerce=Extent,
        widget=forms.RadioSelect,
    )
    text = _words(
        _("Say it in your own words"),
        error_messages={
            "required": _("Say in your own words for what you take the responsibility.")
        },
    )
    contact = forms.ChoiceField(
        label=_("Who of your group can the municipality call?"),
        help_text=_("One of you, never an official."),
    )

    def __init__(self, *given: Any, members: Members, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["contact"].choices = members  # type: ignore[attr-defined]


class YesForm(KaderForm):
    """Nothing to type: one press says yes."""
