"""What people type when a matter begins, and when they come in."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from kader.places.models import Area
from kader.web.forms import KaderForm, choice_label


class WishForm(KaderForm):
    own_words = {"text", "title"}
    questions = {"text"}
    text = forms.CharField(
        label=_("What do you wish?"),
        help_text=_("One or two sentences are enough. Write as you speak."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write what you wish.")},
    )
    title = forms.CharField(
        label=_("Give it a short name"),
        help_text=_("This name stands on every list. Leave out the names of people."),
        max_length=120,
        error_messages={"required": _("Give your wish a short name.")},
    )
    area = forms.ModelChoiceField(
        label=_("Where is it?"),
        queryset=Area.objects.all(),
        to_field_name="code",
        empty_label=_("The whole town, or I do not know"),
        required=False,
    )
    public = forms.TypedChoiceField(
        label=_("Who may read this?"),
        choices=[
            ("all", _("Everybody")),
            (
                "steward",
                choice_label(
                    _("First with the steward"),
                    _("Only the municipality and your group can read it."),
                ),
            ),
        ],
        initial="all",
        coerce=lambda chosen: chosen == "all",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, called: str, **more: Any) -> None:
        """`called`: what everybody calls the one who wishes (G27)."""
        super().__init__(*args, **more)
        hint = _("Outside your group you are called: %(name)s.") % {"name": called}
        public = cast(forms.TypedChoiceField, self.fields["public"])
        _everybody, *others = cast(list[Any], public.choices)
        public.choices = [("all", choice_label(_("Everybody"), hint)), *others]


class JoinForm(KaderForm):
    own_words = {"text"}
    text = forms.CharField(
        label=_("One sentence about you and this subject"),
        help_text=_(
            "The group reads this, and so do the steward, the facilitator and the mandate holder."
            " It is not public."
        ),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write one sentence about you and this issue.")},
    )


class AnotherFacilitatorForm(KaderForm):
    own_words = {"text"}
    text = forms.CharField(
        label=_("Do you want to say something about it?"),
        help_text=_("You do not have to. A reason is not needed."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class LeaveForm(KaderForm):
    """Nothing to type: nobody asks for a reason."""


class LetInForm(KaderForm):
    """Nothing to type: one press is a yes."""
