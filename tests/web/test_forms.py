"""Forms as the house draws them."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.utils import translation

from kader.web.forms import DayField, KaderForm, MoneyField, choice_label, read_amount


class GoatForm(KaderForm):
    own_words = {"words"}
    questions = {"words"}

    words = forms.CharField(label="Words", help_text="As you talk.", widget=forms.Textarea)
    costs = MoneyField(label="Costs", required=False)
    day = DayField(label="Day", required=False)
    kind = forms.ChoiceField(
        label="Kind",
        widget=forms.RadioSelect,
        choices=[("a", choice_label("Follow <b>", "You get a message.")), ("b", "Write")],
    )
    agreed = forms.BooleanField(label="Agreed")


@pytest.mark.parametrize(
    ("text", "sign", "amount"),
    [
        ("1990", ",", "1990"),
        ("€ 1.990", ",", "1990"),
        ("1990,50", ",", "1990.50"),
        ("1.990,50", ",", "1990.50"),
        ("1.234.567", ",", "1234567"),
        ("€ 25,-", ",", "25"),
        ("12.50", ",", "12.50"),
        ("1,990.50", ".", "1990.50"),
        ("1,990", ".", "1990"),
        ("-3", ",", "-3"),
        ("0,5", ",", "0.5"),
    ],
)
def test_an_amount_as_people_write_it(text: str, sign: str, amount: str) -> None:
    assert read_amount(text, sign) == Decimal(amount)


@pytest.mark.parametrize("text", ["1,990", "1.99.0", "veel", "1.23,456", "12.34,5,6", "1e5", "٣"])
def test_an_amount_that_can_be_read_in_two_ways_is_asked_again(text: str) -> None:
    assert read_amount(text, ",") is None


@pytest.mark.parametrize(("given", "code"), [("veel", "unclear"), ("-1", "negative")])
def test_an_unclear_amount_says_how(given: str, code: str) -> None:
    with translation.override("nl"):
        form = GoatForm({"costs": given})

    assert form.errors.as_data()["costs"][0].code == code


def test_too_large_an_amount_is_asked_again() -> None:
    assert "costs" in GoatForm({"costs": "9999999999"}).errors


def test_an_amount_comes_back_as_it_is_written_here() -> None:
    with translation.override("nl"):
        page = str(GoatForm(initial={"costs": Decimal("1990.5")})["costs"])

    assert 'value="1.990,50"' in page
    assert 'inputmode="decimal"' in page


def test_a_day_can_be_chosen_or_written() -> None:
    field = DayField()

    assert field.clean("2026-08-11") == field.clean("11-08-2026") == date(2026, 8, 11)


def test_a_day_that_is_none_says_how() -> None:
    assert "31-12-2026" in GoatForm({"day": "na de zomer"}).errors["day"][0]


def test_words_of_residents_have_their_own_voice() -> None:
    page = GoatForm()["words"].as_field_group()

    assert 'class="textarea own-words"' in page
    assert "question__label" in page


def test_the_hint_stands_above_the_input_and_is_tied_to_it() -> None:
    page = GoatForm({"words": ""})["words"].as_field_group()

    assert page.index("id_words_helptext") < page.index("<textarea")
    assert 'aria-describedby="id_words_helptext id_words_error"' in page
    assert 'id="id_words_error"' in page
    assert "aria-invalid" in page


def test_a_field_that_may_stay_empty_says_so() -> None:
    assert "optional" in GoatForm()["costs"].as_field_group()
    assert "optional" not in GoatForm()["words"].as_field_group()


def test_choices_are_drawn_as_ours_and_escaped() -> None:
    page = GoatForm()["kind"].as_field_group()

    assert page.startswith("<fieldset")
    assert '<span class="choice__soft">You get a message.</span>' in page
    assert "Follow &lt;b&gt;" in page


def test_a_tick_has_its_words_beside_it() -> None:
    assert '<label class="choice" for="id_agreed">' in GoatForm()["agreed"].as_field_group()


def test_a_form_that_came_back_begins_with_what_is_missing() -> None:
    page = str(GoatForm({}))

    assert page.index('role="alert"') < page.index("<textarea")
    assert 'href="#id_words"' in page
    assert 'href="#id_kind_0"' in page
    assert 'id="id_kind_0"' in page


def test_each_shown_form_has_its_own_key_and_keeps_it() -> None:
    first, second = GoatForm()["once"].value(), GoatForm()["once"].value()
    sent = GoatForm({"once": first})

    assert first != second
    assert sent["once"].value() == first


def test_forms_of_other_packages_look_like_ours() -> None:
    class Theirs(forms.Form):
        mail = forms.EmailField()

    assert 'class="input"' in str(Theirs())


def test_typed_words_are_said_to_stand_there_and_nothing_is_said_to_be_kept() -> None:
    still = "What you wrote is still here."

    with translation.override("en"):
        typed = str(GoatForm({"words": "A pump"}))
        empty = str(GoatForm({"kind": "a", "agreed": "on"}))

    assert still in typed
    assert still not in empty


def test_a_file_and_a_password_are_not_said_to_be_still_here() -> None:
    class Secret(forms.Form):
        word = forms.CharField(widget=forms.PasswordInput)
        other = forms.CharField()

    assert "still here" not in str(Secret({"word": "goat"}))
