"""What is not right yet in a form, as its summary says it: the sentence, and the field it is in."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import (
    BaseForm,
    BoundField,
    EmailInput,
    NumberInput,
    Textarea,
    TextInput,
)


class FaultAt(ValidationError):
    """A fault in a field that the page draws by itself: its label, and where it stands."""

    def __init__(self, sentence: Any, label: str, address: str) -> None:
        super().__init__(sentence)
        self.label, self.address = label, address


_TYPED = (TextInput, Textarea, EmailInput, NumberInput)


@dataclass(frozen=True)
class Fault:
    """One line of the summary; without a label it is about the form as a whole."""

    sentence: str
    label: Any = ""
    address: str = ""


def faults_of(form: BaseForm) -> list[Fault]:
    """The faults in the order of the page; of a field that people see only the first."""
    return [*_of_the_whole(form), *_of_its_fields(form), *_unseen(form)]


def has_typed_words(form: BaseForm) -> bool:
    """Whether something was typed that stands in the form again: a file or a password does not."""
    typed = (f for f in form.visible_fields() if isinstance(f.field.widget, _TYPED))
    return any(str(field.data or "").strip() for field in typed)


def _of_the_whole(form: BaseForm) -> Iterator[Fault]:
    for error in form.non_field_errors().as_data():
        at = (error.label, error.address) if isinstance(error, FaultAt) else ("", "")
        yield Fault(error.messages[0], *at)


def _of_its_fields(form: BaseForm) -> Iterator[Fault]:
    for field in form.visible_fields():
        if field.errors:
            yield Fault(str(field.errors[0]), field.label, _address(field))


def _unseen(form: BaseForm) -> Iterator[Fault]:
    for field in form.hidden_fields():
        yield from (Fault(str(error)) for error in field.errors)


def _address(field: BoundField) -> str:
    """Where the label of a field leads: of a group of choices, to the first."""
    return f"{field.auto_id}_0" if field.use_fieldset else field.id_for_label
