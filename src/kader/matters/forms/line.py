"""What people type on the line. Forms clean the input; rules decide about it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kader.matters.rules.line import SignalKind
from kader.web.forms import KaderForm

SIGNALS = [
    (SignalKind.TOO_MUCH.value, _("This is too much")),
    (SignalKind.TAKING_OVER.value, _("You are taking over")),
    (SignalKind.SILENCE.value, _("I hear nothing")),
    (SignalKind.FRAME_UNCLEAR.value, _("The frame is not clear")),
    (SignalKind.FRAME_TOO_NARROW.value, _("The frame is too narrow")),
    (SignalKind.FRAME_TOO_WIDE.value, _("The frame is too wide")),
]


class SignalForm(KaderForm):
    own_words = {"text"}
    kind = forms.TypedChoiceField(
        label=_("What do you want to say?"),
        choices=SIGNALS,
        coerce=SignalKind,
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("Do you want to add something?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
