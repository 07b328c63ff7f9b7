"""What the texts of a plan are called, where a page that could not take them shows them again."""

from collections.abc import Iterator, Mapping

from django.http import QueryDict
from django.utils.translation import gettext as _

from kader.matters.forms.plans import MarkForm, PlanForm
from kader.matters.rules import draft
from kader.web.typed import Name


def names_in(post: QueryDict) -> Mapping[str, Name]:
    """Of a plan that was sent, the name of each text; nothing where something else was sent."""
    fields = draft.plan_fields(post)
    if draft.too_much_in(fields) or "summary" not in fields:
        return {}
    return dict([*_words(fields), *_quotes(post)])


def _words(fields: Mapping[str, str]) -> Iterator[tuple[str, Name]]:
    """The title and the summary by their own names; the rest under its step."""
    form = PlanForm(fields, [])
    numbers = {row.key: number for number, row in enumerate(form.rows, 1)}
    for name, field in form.fields.items():
        if name.startswith("step."):
            step = _("Step %(number)s") % {"number": numbers[name.split(".")[1]]}
            yield name, Name(step, field.label or "")
        else:
            yield name, Name(field.label or "")


def _quotes(post: QueryDict) -> Iterator[tuple[str, Name]]:
    for name in post:
        if name.startswith("mark.") and name.endswith(".quote"):
            yield name, Name(MarkForm.base_fields["quote"].label or "")
