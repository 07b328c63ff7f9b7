"""Forms as the house draws them, and the two fields people stumble over: amounts and days."""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest
from django.utils.formats import get_format, number_format
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kader.groundrules import RuleBroken
from kader.web import reasons, wording

_BOX = "input"
_CLASSES = {
    **{
        f"django/forms/widgets/{kind}.html": _BOX
        for kind in [
            "text",
            "email",
            "number",
            "password",
            "url",
            "date",
            "datetime",
            "time",
            "search",
            "tel",
            "file",
        ]
    },
    "django/forms/widgets/textarea.html": "textarea",
    "django/forms/widgets/select.html": "select",
    "django/forms/widgets/clearable_file_input.html": _BOX,
}
_OUR_WIDGETS = {
    "django/forms/widgets/radio.html": "web/widgets/choices.html",
    "django/forms/widgets/checkbox_select.html": "web/widgets/choices.html",
}


class KaderRenderer(TemplatesSetting):
    """Draws every form of the house alike, those of other packages too."""

    form_template_name = "web/components/form.html"
    field_template_name = "web/components/field.html"

    def render(
        self,
        template_name: str,
        context: dict[str, Any],
        request: HttpRequest | None = None,
    ) -> str:
        if template_name in _CLASSES:
            _add_class(context["widget"]["attrs"], _CLASSES[template_name])
        return super().render(_OUR_WIDGETS.get(template_name, template_name), context, request)


def _add_class(attrs: dict[str, Any], name: str) -> None:
    attrs["class"] = f"{name} {attrs['class']}" if attrs.get("class") else name


def _new_once() -> str:
    return secrets.token_urlsafe(12)


class KaderForm(forms.Form):
    """A form of ours: `own_words` are set in the voice of residents, `questions` ask large.

    `once` is the one-time key of a form as it was shown; the same key twice is the same sending.
    """

    own_words: ClassVar[frozenset[str] | set[str]] = frozenset()
    questions: ClassVar[frozenset[str] | set[str]] = frozenset()
    says_what_fits: ClassVar[bool] = True

    once = forms.CharField(
        widget=forms.HiddenInput, initial=_new_once, required=False, max_length=64
    )

    def __getitem__(self, name: str) -> forms.BoundField:
        """A field as it is asked for, those that a form adds later among them."""
        if self.says_what_fits and name in self.fields:
            _say_what_fits(self.fields[name])
        return super().__getitem__(name)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in self.own_words:
            _add_class(self.fields[name].widget.attrs, "own-words")
        for field in self.fields.values():
            say_what_to_do(field)


def say_what_to_do(field: forms.Field) -> None:
    """An empty field is no fault; it says what is still asked, and so does a wrong number."""
    for code, sentence in _OUTSIDE.items():
        field.error_messages.setdefault(code, sentence)
    if field.error_messages["required"] != forms.Field.default_error_messages["required"]:
        return
    if isinstance(field, forms.BooleanField):
        field.error_messages["required"] = _("Tick this if you agree.")
    elif isinstance(field, forms.ChoiceField | forms.MultipleChoiceField):
        field.error_messages["required"] = _("Choose one of these.")
    else:
        field.error_messages["required"] = _still_empty(field.label)


def _named_as_empty(label: Any) -> str:
    return gettext("“%(field)s” is still empty. Fill it in.") % {"field": label}


_still_empty = lazy(_named_as_empty, str)

_OUTSIDE = {
    "min_value": _("Write %(limit_value)s or more."),
    "max_value": _("Write %(limit_value)s or less."),
    "max_decimal_places": _("One figure behind the comma is enough."),
}


def _label_with_more(label: Any, more: Any) -> SafeString:
    return format_html('{}<span class="choice__soft">{}</span>', label, more)


choice_label = lazy(_label_with_more, SafeString)
"""A choice with a quiet second line: `choice_label(_("Follow"), _("You get a message …"))`."""


@contextmanager
def said_beside_the_field() -> Iterator[None]:
    """What a rule refuses is said at its field, with what can be done, and the words stay."""
    try:
        yield
    except RuleBroken as broken:
        why = reasons.find(broken.reason)
        said = " ".join(str(words) for words in (why.sentence, *why.instead))
        raise ValidationError(said, code=broken.reason) from broken


def _say_what_fits(field: forms.Field) -> None:
    """A browser cuts a pasted text without a word: so the hint says what fits, and we count."""
    if not isinstance(field, forms.CharField) or not isinstance(field.widget, forms.Textarea):
        return
    if field.widget.attrs.pop("maxlength", None) is None:
        return
    fits = gettext("There is room for %(room)s letters.") % {"room": _grouped(field.max_length)}
    field.help_text = f"{field.help_text} {fits}".strip()
    field.error_messages["max_length"] = _(
        "This is too long: %(show_value)s letters. There is room for %(limit_value)s. "
        "Make it shorter."
    )
    others = [v for v in field.validators if not isinstance(v, MaxLengthValidator)]
    field.validators = [*others, _Fits(field.max_length)]


def _grouped(number: int | None) -> str:
    return number_format(number or 0, use_l10n=True, force_grouping=True)


class _Fits(MaxLengthValidator):
    """Counts letters, and writes the numbers as the hint does: 4.000."""

    def __call__(self, value: Any) -> None:
        length, most = len(value), self.limit_value
        if length > most:
            words = {"show_value": _grouped(length), "limit_value": _grouped(most)}
            raise ValidationError(self.message, code=self.code, params=words)


class MoneyField(forms.Field):
    """An amount in euros, written as people write it: "€ 1.990", "1990,50"."""

    widget = forms.TextInput
    default_error_messages: ClassVar[dict[str, Any]] = {
        "unclear": _("Write the amount in figures, for example %(example)s."),
        "too_much": _("This amount is too large. Write it in whole euros."),
        "negative": _("Write an amount of zero or more."),
    }

    def __init__(self, *, most: Decimal = Decimal("1e9"), **options: Any) -> None:
        super().__init__(**options)
        self.most = most

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "decimal", "autocomplete": "off", "class": "input--short"}

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, Decimal):
            return value
        return wording.amount(value)

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values:
            return None
        amount = read_amount(str(value), get_format("DECIMAL_SEPARATOR"))
        if amount is None:
            example = number_format(Decimal("1990.50"), 2, use_l10n=True, force_grouping=True)
            raise self._refusal("unclear", example=example)
        return amount

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is None:
            return
        if value < 0:
            raise self._refusal("negative")
        if value > self.most:
            raise self._refusal("too_much")

    def _refusal(self, code: str, **params: str) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code, params=params)


_AMOUNT = re.compile(r"-?\d+(?:\.\d{1,2})?", re.ASCII)


def read_amount(text: str, decimal_sign: str) -> Decimal | None:
    """The amount in a text; nothing where it can be read in two ways."""
    plain = re.sub(r"€|eur|\s|[\u00a0\u202f]", "", text, flags=re.IGNORECASE)
    plain = re.sub(r"[,.]-+$", "", plain.replace("\u2212", "-"))
    plain = _without_thousands(plain, decimal_sign)
    return Decimal(plain) if _AMOUNT.fullmatch(plain) else None


def _without_thousands(text: str, decimal_sign: str) -> str:
    """Takes out the signs between thousands, and makes the decimal sign a point."""
    last = max(text.rfind("."), text.rfind(","))
    if last < 0:
        return text
    sign, behind = text[last], text[last + 1 :]
    other = "," if sign == "." else "."
    is_decimal = len(behind) in {1, 2} and text.count(sign) == 1
    if not is_decimal and (sign == decimal_sign or other in text):
        return "unclear"
    whole = text[:last] if is_decimal else text
    groups = re.split(r"[.,]", whole)
    if len(groups) > 1 and any(len(group) != 3 for group in groups[1:]):
        return "unclear"
    return "".join(groups) + (f".{behind}" if is_decimal else "")


class DayInput(forms.DateInput):
    """The browser's calendar; words that are no day stay to be read, as text."""

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d", attrs={"type": "date"})

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        shown = context["widget"]["value"]
        if shown and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(shown)):
            context["widget"]["type"] = "text"
        return context


class DayField(forms.DateField):
    """A day, chosen in the browser's own calendar or written."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": _("Choose a day, or write it like this: %(example)s."),
    }

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", DayInput())
        options.setdefault("input_formats", ["%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y"])
        super().__init__(**options)

    def to_python(self, value: Any) -> date | None:
        try:
            return super().to_python(value)
        except ValidationError as unclear:
            raise ValidationError(
                self.error_messages["invalid"], code="invalid", params={"example": "31-12-2026"}
            ) from unclear

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"class": "input--short"}
