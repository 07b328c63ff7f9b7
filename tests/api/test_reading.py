"""What everybody may read without a key, and what only people inside read."""

import pytest
from django.test import Client

from kader.groundrules import MAY, Deed
from kader.matters import actions
from kader.matters.models import Matter
from kader.matters.rules.line import SignalKind
from kader.people.models import Person
from kader.places.models import Area
from tests.matters import grown
from tests.matters.grown import Cast


@pytest.fixture
def cast(hanneke: Person, idris: Person, karin: Person, mieke: Person, joost: Person) -> Cast:
    return Cast(hanneke, idris, karin, mieke, joost)


def test_a_list_is_paged_and_filtered(api: Client, mieke: Person) -> None:
    area = Area.objects.create(code="WK990101", name="De Linden")
    part = Area.objects.create(code="BU99010102", name="De Kade", parent=area)
    for number in range(3):
        actions.open_wish(mieke, f"Wish {number}", "We wish it.", part)
    actions.open_wish(mieke, "Elsewhere", "We wish it.")
    actions.open_wish(mieke, "Not public", "We wish it.", part, public=False)

    told = api.get("/api/v1/matters?area=WK990101&stage=opened&pageSize=2").json()

    assert [one["title"] for one in told["items"]] == ["Wish 2", "Wish 1"]
    assert (told["total"], told["nextPage"], told["pageSize"]) == (3, 2, 2)
    assert told["items"][0]["area"] == {"code": "BU99010102", "name": "De Kade"}
    assert told["items"][0]["url"].startswith("/m/")


def test_a_page_that_is_too_long_is_pointed_at(api: Client, db: None) -> None:
    answer = api.get("/api/v1/matters?pageSize=1000")

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "#/pageSize"


def test_a_visitor_reads_officials_by_name_and_residents_not_at_all(
    api: Client, cast: Cast
) -> None:
    matter = grown.planning(cast)

    told = api.get(f"/api/v1/matters/{matter.key}").json()

    names = {one["name"] for one in told["people"]}
    assert names == {"Hanneke Vos", "Idris Kaya", "Karin Smit"}
    assert told["residents"] is None
    assert told["deeds"] == []
    assert "Mieke" not in str(told)


def test_somebody_inside_reads_who_is_who_and_what_she_may_do(api: Client, cast: Cast) -> None:
    matter = grown.planning(cast)
    api.force_login(cast.joost)

    told = api.get(f"/api/v1/matters/{matter.key}").json()

    assert {"Mieke", "Joost"} <= {one["name"] for one in told["people"]}
    assert told["residents"] == 2
    assert "matters.write_plan" in told["deeds"]
    assert "matters.check_plan" not in told["deeds"]


def test_frame_plan_and_check_are_told_once_they_are_public(api: Client, cast: Cast) -> None:
    matter = grown.doing(cast)

    frame = api.get(f"/api/v1/matters/{matter.key}/frames").json()[0]
    plan = api.get(f"/api/v1/matters/{matter.key}/plans").json()[0]

    assert frame["criteria"][0]["short"] == "The animals are safe"
    assert plan["frame"] == frame["key"]
    assert [step["what"] for step in plan["steps"]] == [
        "We set up a foundation",
        "Forty families adopt an animal",
    ]
    check = plan["checks"][0]
    assert (check["outcome"], check["by"]) == ("fits", "Hanneke Vos")
    assert check["findings"][0]["criterion"] == frame["criteria"][0]["key"]


def test_drafts_are_read_by_their_own_side_only(api: Client, cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.write_plan(cast.mieke, matter, grown.PLAN)
    path = f"/api/v1/matters/{matter.key}/plans"
    assert api.get(path).json() == []

    told = {}
    for person in (cast.joost, cast.hanneke, cast.idris):
        api.force_login(person)
        told[person] = len(api.get(path).json())

    assert told == {cast.joost: 1, cast.hanneke: 0, cast.idris: 0}


def test_a_step_for_the_circle_is_not_told_outside_it(api: Client, cast: Cast) -> None:
    matter = grown.doing(cast)
    first = grown.steps_of(matter)[0]
    type(first).objects.filter(pk=first.pk).update(public=False)
    path = f"/api/v1/matters/{matter.key}/plans"

    outside = api.get(path).json()[0]["steps"]
    api.force_login(cast.mieke)
    inside = api.get(path).json()[0]["steps"]

    assert (len(outside), len(inside)) == (1, 2)


@pytest.mark.parametrize(
    ("who", "sees"),
    [("visitor", False), ("mieke", True), ("joost", False), ("hanneke", True), ("idris", False)],
)
def test_a_signal_is_seen_by_two(api: Client, cast: Cast, who: str, sees: bool) -> None:
    matter = grown.planning(cast)
    actions.give_signal(cast.mieke, matter, SignalKind.TOO_MUCH, "Every evening.")
    if who != "visitor":
        api.force_login(getattr(cast, who))

    told = api.get(f"/api/v1/matters/{matter.key}/timeline?pageSize=100").json()

    assert (Deed.GIVE_SIGNAL in _deeds(told)) is sees
    assert "Every evening." not in str(told)


def test_the_timeline_shows_public_deeds_to_everybody(api: Client, cast: Cast) -> None:
    matter = grown.doing(cast)

    told = api.get(f"/api/v1/matters/{matter.key}/timeline?pageSize=100").json()

    assert {Deed.ADOPT_FRAME, Deed.CONFIRM_SUBMISSION, Deed.CHECK_PLAN} <= _deeds(told)
    assert _deeds(told).isdisjoint({Deed.ASK_TO_JOIN, Deed.WRITE_PLAN, Deed.DRAFT_FRAME})
    assert "Mieke" not in str(told)


def test_the_deeds_that_are_told_have_something_to_be_done_to(api: Client, cast: Cast) -> None:
    matter = grown.planning(cast)

    def deeds(person: Person) -> set[str]:
        api.force_login(person)
        return set(api.get(f"/api/v1/matters/{matter.key}").json()["deeds"])

    nothing_asked = {Deed.ANSWER_FACT_REQUEST, Deed.ANSWER_SIGNAL, Deed.KEEP_PROMISE, Deed.LET_IN}
    assert deeds(cast.hanneke).isdisjoint(nothing_asked | {Deed.REST})
    assert deeds(cast.mieke).isdisjoint({Deed.CONFIRM_WORDS, Deed.SUBMIT_PLAN, Deed.CHOOSE_FRAME})
    assert Deed.ANSWER_CONDITION not in deeds(cast.karin)
    actions.request_facts(cast.mieke, matter, "How old is the fence?")
    actions.state_condition(cast.mieke, matter, "The path stays open.")

    assert Deed.ANSWER_FACT_REQUEST in deeds(cast.hanneke)
    assert Deed.ANSWER_CONDITION in deeds(cast.karin)


def test_a_head_is_answered_like_the_get_without_its_words(api: Client, cast: Cast) -> None:
    path = f"/api/v1/matters/{grown.opened(cast).key}"
    whole = api.get(path)

    head = api.head(path)

    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["Content-Length"] == str(len(whole.content))
    assert head.headers["ETag"] == whole.headers["ETag"]
    assert api.head("/api/v1/matters/nothing").status_code == 404


def test_who_has_the_answer_already_is_told_so(api: Client, cast: Cast) -> None:
    matter = grown.opened(cast)
    path = f"/api/v1/matters/{matter.key}"
    english = {"Accept-Language": "en"}
    seen = {"If-None-Match": api.get(path, headers=english).headers["ETag"]} | english

    known = api.get(path, headers=seen)

    assert (known.status_code, known.content) == (304, b"")
    assert {"Accept-Language", "Cookie"} <= set(known.headers["Vary"].split(", "))
    actions.leave_matter(cast.joost, matter)
    assert api.get(path, headers=seen).status_code == 200


def test_the_areas_are_told_by_their_codes(api: Client, db: None) -> None:
    town = Area.objects.create(code="GM9901", name="Zilverbeek")
    Area.objects.create(code="WK990101", name="De Linden", parent=town)

    told = {one["code"]: one["partOf"] for one in api.get("/api/v1/areas").json()}

    assert told == {"GM9901": None, "WK990101": "GM9901"}


def test_the_table_is_told_as_it_stands(api: Client, db: None) -> None:
    told = {line["deed"]: line for line in api.get("/api/v1/ground-rules").json()}

    assert told.keys() == {deed.value for deed in Deed}
    check = told[Deed.CHECK_PLAN.value]
    assert (check["roles"], check["stages"]) == (["steward"], ["checking"])
    assert check["seen"] == MAY[Deed.CHECK_PLAN].seen
    assert check["rules"][0]["number"] == "G5"
    assert check["rules"][0]["sentence"]


def _deeds(told: dict[str, list[dict[str, str]]]) -> set[str]:
    return {entry["deed"] for entry in told["items"]}


def test_the_list_costs_the_same_however_long_it_is(
    api: Client, mieke: Person, django_assert_max_num_queries: object
) -> None:
    for number in range(10):
        actions.open_wish(mieke, f"Wish {number}", "We wish it.")
    assert Matter.objects.count() == 10

    with django_assert_max_num_queries(2):  # type: ignore[operator]
        assert len(api.get("/api/v1/matters").json()["items"]) == 10
