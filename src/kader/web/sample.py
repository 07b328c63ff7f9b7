"""What the style page shows: every part once, with invented words."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kader.web import difference, drawing
from kader.web.forms import DayField, KaderForm, MoneyField, choice_label

COLOURS = [
    ("accent", _("Line of the frame, links, buttons")),
    ("accent-strong", _("Pointed at, pressed")),
    ("accent-wash", _("Ground of an explanation")),
    ("ink", _("Text")),
    ("soft", _("Second text")),
    ("line", _("Edges of fields")),
    ("rule", _("Hairline, decoration only")),
    ("page", _("The ground around the frame")),
    ("space", _("The open space inside")),
    ("wash", _("Quiet surface")),
    ("met", _("Fits")),
    ("open", _("Still open")),
    ("late", _("Too late, error")),
    ("focus", _("Always with the dark line")),
]


class SampleForm(KaderForm):
    """A form as it comes back with two things missing."""

    own_words = {"what"}
    questions = {"what"}

    what = forms.CharField(
        label=_("What do you want to do?"),
        help_text=_("Write as you talk. One or two sentences are enough."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    who = forms.CharField(label=_("Who does this step?"), help_text=_("A first name is enough."))
    when = DayField(label=_("From which day?"))
    costs = MoneyField(label=_("What does it cost?"), required=False)
    kind = forms.ChoiceField(
        label=_("What kind of step is it?"),
        choices=[("once", _("Once")), ("weekly", _("Every week"))],
    )
    readers = forms.ChoiceField(
        label=_("Who may read this?"),
        widget=forms.RadioSelect,
        choices=[
            ("group", choice_label(_("The group"), _("Until the plan is handed in."))),
            ("all", _("Everybody")),
        ],
    )
    tell = forms.BooleanField(label=_("Tell the others"), required=False)


def style_page() -> dict[str, Any]:
    """Everything the style page needs."""
    given = {"what": _("We feed the goats."), "when": _("After the summer"), "readers": "group"}
    return {
        "colours": COLOURS,
        "sample_form": SampleForm(given),
        "frame_drawing": _frame(),
        "steps": _steps(),
        "words": difference.words(
            str(_("We feed the goats every day.")), str(_("We feed the goats on workdays."))
        ),
        "events": _events(),
        "tells": [
            {"who": _("The group"), "what": _("The outcome"), "when": _("at once, by mail")},
            {"who": _("Everybody"), "what": _("That the plan was checked"), "when": _("at once")},
        ],
        "states": {
            "three": ["met", "open", "met"],
            "five": ["open", "met", "open", "met", "met"],
            "four": ["met"] * 4,
            "none": [],
        },
        "amount": Decimal("8640.5"),
        "a_day": date(2026, 8, 11),
        "uses_work_style": True,
    }


def _frame() -> drawing.FrameDrawing:
    points = [
        (str(_("Good care, every day")), "open"),
        (str(_("Not more than € 9,000")), "met"),
        (str(_("Who is liable")), "open"),
        (str(_("Free for everybody")), "met"),
        (str(_("A name with every task")), "none"),
    ]
    named = [
        ("euro", str(_("Money")), str(_("at most € 9,000 a year"))),
        ("cal", str(_("Time")), str(_("decision before 1 October"))),
        ("law", str(_("Law")), str(_("the animals act applies"))),
        ("pin", str(_("Place")), str(_("stays green and open"))),
    ]
    return drawing.FrameDrawing(
        heading=str(_("The frame")),
        sentence=str(_("2 of 5 points fit. 2 are still open, 1 was not checked.")),
        how=str(_("Thick fits, dashed is still open, thin was not checked yet.")),
        by=str(_("Plan of a group of residents, in their own words.")),
        title=str(_("A meadow of the neighbourhood")),
        summary=str(_("The animals become ours. Who wants to, adopts a sheep or a goat.")),
        steps=[str(_("Found an association")), str(_("Feed on workdays")), str(_("Open day"))],
        more_url="#frame",
        edges=drawing.edges(points),
        bounds=drawing.bounds(named),
    )


def _steps() -> list[dict[str, Any]]:
    names = [
        _("Issue"),
        _("Frame"),
        _("Three questions"),
        _("Plan"),
        _("Check"),
        _("Do"),
        _("Story"),
    ]
    stand = ["done", "done", "done", "now", "todo", "todo", "todo"]
    return [
        {"name": name, "when": "", "state": state} for name, state in zip(names, stand, strict=True)
    ]


def _events() -> list[dict[str, Any]]:
    return [
        {"day": date(2026, 7, 28), "title": _("Message of the steward")},
        {
            "day": date(2026, 7, 22),
            "title": _("Checked: 2 of 5 points fit"),
            "reason": _("at weekends nobody is on the rota."),
            "is_decision": True,
        },
        {"day": date(2026, 7, 8), "title": _("The group hands in the plan")},
    ]
