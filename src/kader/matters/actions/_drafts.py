"""Saving drafts: every save is a revision, and two writers keep all their words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from kader.groundrules import clock
from kader.matters.actions._matter import how_many, own_side, residents, side_of
from kader.matters.models import Answer, Condition, Frame, Matter, Plan, Proposal, Revision
from kader.matters.rules import draft
from kader.matters.rules.plan import Merged, PlanStatus, changed_fields, goes_on, merge
from kader.matters.rules.voice import Proposed
from kader.people.models import Person
from kader.web.written import Written

Draft = Plan | Frame


@dataclass(frozen=True)
class Saved:
    """What became of a save: the revision that holds it, and whether it changed anything."""

    revision: Revision
    is_new: bool
    is_her_first: bool


@dataclass(frozen=True)
class Writing:
    """A draft that somebody writes on: its newest revision, whether she wrote on it before, and
    whether the group was asked for its yes to these words.
    """

    draft: Draft
    newest: Revision | None = None
    is_her_first: bool = True
    is_proposed: bool = True

    @classmethod
    def on(cls, actor: Person, draft: Draft) -> "Writing":
        """Writing on this draft, where nothing is known of it yet."""
        if draft.is_empty:
            return cls(draft)
        read_with = {"is_hers": Exists(draft.revisions.filter(by=actor))}
        newest: Any = draft.revisions.annotate(**read_with).last()
        return cls(draft, newest, newest is None or not newest.is_hers)


def save_revision(
    actor: Person, on: Writing, fields: Mapping[str, str], base: int, chosen: Mapping[str, str]
) -> Saved:
    """Keep one save. What two people changed at once is kept both, until a resident chooses.

    A save that changes nothing makes no revision. Where somebody else wrote meanwhile, what was
    saved is kept as it stood on the writer's page, so that her next save begins from there.
    """
    of, newest, is_her_first = on.draft, on.newest, on.is_her_first
    if newest is None:
        first = {**fields, **chosen}
        draft.require_room(first)
        return Saved(_keep(actor, of, 1, base, Merged(first, {})), True, True)
    together = _put_together(actor, of, newest, fields, base)
    kept = {**together.fields, **chosen}
    clashes = {name: both for name, both in together.clashes.items() if name not in chosen}
    if clashes == newest.clashes and not changed_fields(newest.fields, kept):
        return Saved(newest, False, is_her_first)
    draft.require_room(kept)
    number = newest.number + 1
    if newest.number != base and changed_fields(fields, kept):
        _keep(actor, of, number, base, Merged(dict(fields), newest.clashes))
        base, number = number, number + 1
    return Saved(_keep(actor, of, number, base, Merged(kept, clashes)), True, is_her_first)


def _put_together(
    actor: Person, of: Draft, newest: Revision, fields: Mapping[str, str], base: int
) -> Merged:
    """What others saved since `base` and what this writer saves now, with what clashes."""
    if newest.number == base:
        return Merged(dict(fields), _go_on(newest.clashes, newest.fields, fields))
    began = of.revisions.filter(number=base).first()
    since = began.fields if began else _fields_before(of)
    merged = merge(since, newest.fields, fields)
    kept, clashes = dict(merged.fields), _go_on(newest.clashes, since, fields)
    for name, (theirs, mine) in merged.clashes.items():
        if goes_on(theirs, mine) and _wrote_first(actor, of, name, theirs):
            # Her own older words, from the same page: she goes on where she was. Where they are
            # not in what she wrote now, she wrote on two pages, and both texts stay.
            kept[name] = mine
        else:
            known = clashes.get(name, [theirs])
            clashes[name] = [*(words for words in known if words != mine), mine]
    return Merged(kept, clashes)


def _wrote_first(actor: Person, of: Draft, name: str, words: str) -> bool:
    """Whether these words in this field are this person's own."""
    revisions = of.revisions.filter(**{f"fields__{name}": words})
    return revisions.values_list("by", flat=True).first() == actor.pk


def _go_on(
    clashes: Mapping[str, list[Any]], before: Mapping[str, Any], fields: Mapping[str, Any]
) -> dict[str, list[Any]]:
    """Who goes on writing at one of two clashing versions changes that one, not the other."""
    return {
        name: [fields.get(name, "") if v == before.get(name, "") else v for v in versions]
        for name, versions in clashes.items()
    }


def _fields_before(of: Draft) -> dict[str, Any]:
    """What a new version of a plan begins with: the words of the version before."""
    if not isinstance(of, Plan):
        return {}
    earlier = Revision.objects.filter(
        plan__matter=of.matter_id, plan__side=of.side_id, plan__number__lt=of.number
    )
    last = earlier.order_by("plan__number", "number").last()
    return dict(last.fields) if last else {}


def _keep(actor: Person, of: Draft, number: int, base: int, content: Merged) -> Revision:
    return of.revisions.create(
        number=number,
        base=base,
        fields=content.fields,
        clashes=content.clashes,
        by=actor,
        at=clock.now(),
    )


def writing_plan(actor: Person, matter: Matter) -> Writing:
    """The draft of this resident's side with its newest revision, in one query where it has one."""
    asked = {"matter": matter.pk, "circle": matter.circle_id, "person": actor.pk}
    newest: Any = _newest_words.first(**asked)
    if newest is None:
        return Writing.on(actor, draft_of(actor, matter))
    newest.plan.matter = matter
    return Writing(newest.plan, newest, not newest.is_hers, newest.is_proposed)


@Written
def _newest_words(*, matter: Any, circle: Any, person: Any) -> QuerySet[Revision]:
    on_side = own_side(person, Matter(circle_id=circle))
    drafts = Plan.objects.draft().filter(matter=matter, side__number=on_side)
    hers = Revision.objects.filter(plan=OuterRef("plan"), by=person)
    waiting = Proposal.objects.filter(matter=matter, what=Proposed.SUBMIT, ended_at=None)
    found = Revision.objects.filter(plan__in=drafts).annotate(
        is_hers=Exists(hers), is_proposed=Exists(waiting)
    )
    return found.select_related("plan__side", "plan__frame").order_by("-plan__number", "-number")[
        :1
    ]


def draft_of(actor: Person, matter: Matter) -> Plan:
    """The draft of the plan of this resident's side; the next version begins where none is.

    A version keeps to the frame of the one before, until residents choose the newer frame (G4).
    """
    own = matter.plans.filter(side__number=own_side(actor, matter))
    newest = own.select_related("side", "frame").last()
    if newest is not None and newest.status == PlanStatus.DRAFT:
        return newest
    begun = matter.plans.create(
        side=newest.side if newest else side_of(actor, matter),
        number=newest.number + 1 if newest else 1,
        frame=newest.frame if newest else matter.frames.adopted().get(),
        status=PlanStatus.DRAFT,
        started_at=clock.now(),
    )
    begun.is_empty = True
    return begun


@dataclass(frozen=True)
class ToHandIn:
    """A draft, with what can stand in the way of handing it in, and who has to say yes."""

    plan: Plan
    words_wait: bool = False
    has_clashes: bool = False
    members: int = 0
    unreadable: Sequence[str] = ()


def draft_to_hand_in(actor: Person, matter: Matter) -> ToHandIn:
    """The draft of this resident's side, with everything about it in one query."""
    asked = {"matter": matter.pk, "circle": matter.circle_id, "person": actor.pk}
    found: Any = _own_draft.first(**asked)
    if found is None:
        return ToHandIn(draft_of(actor, matter))
    found.matter = matter
    unreadable = draft.unreadable_in(found.fields or {})
    return ToHandIn(found, found.words_wait, bool(found.clashes), found.members, unreadable)


@Written
def _own_draft(*, matter: Any, circle: Any, person: Any) -> QuerySet[Plan]:
    group = Matter(circle_id=circle)
    # Typed words wait for the yes of somebody who takes part: nobody else can give it (G1).
    here = {"side": OuterRef("side"), "by__in": residents(group).values("person")}
    answers, conditions = (kind.objects.filter(**here) for kind in (Answer, Condition))
    revisions = Revision.objects.filter(plan=OuterRef("pk")).order_by("-number")
    own = Plan.objects.draft().filter(matter=matter, side__number=own_side(person, group))
    read_with = own.annotate(
        words_wait=Exists(answers.unconfirmed()) | Exists(conditions.unconfirmed()),
        clashes=Subquery(revisions.values("clashes")[:1]),
        fields=Subquery(revisions.values("fields")[:1]),
        members=how_many(group),
    )
    return read_with.select_related("side").order_by("number")[:1]
