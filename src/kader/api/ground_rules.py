"""The ground rules as data: which deed, which roles, at which stages, who sees it, which rules."""

from django.http import HttpRequest
from ninja import Router

from kader.groundrules import MAY, Deed, Line, Role, Seen, Stage
from kader.web.reasons import rule_sentence
from kader.web.schema import Told

router = Router(tags=["Ground rules"], by_alias=True)


class RuleTold(Told):
    number: str
    sentence: str


class DeedTold(Told):
    """One line of the table. Without stages the deed does not hang on a matter's stage."""

    deed: Deed
    roles: list[Role]
    stages: list[Stage]
    seen: Seen
    rules: list[RuleTold]


@router.get("/ground-rules", response=list[DeedTold])
def ground_rules(request: HttpRequest) -> list[DeedTold]:
    """Who may do what, when, and who sees that it was done."""
    return [_told(deed, MAY[deed]) for deed in Deed]


def _told(deed: Deed, line: Line) -> DeedTold:
    return DeedTold(
        deed=deed,
        roles=[role for role in Role if role in line.who],
        stages=[stage for stage in Stage if stage in line.when],
        seen=line.seen,
        rules=[RuleTold(number=rule, sentence=str(rule_sentence(rule))) for rule in line.rules],
    )
