"""The ground rules: who may do what, in plain Python, at the bottom of the house."""

from kader.groundrules.roles import Role
from kader.groundrules.rulebroken import RuleBroken
from kader.groundrules.stages import Stage
from kader.groundrules.table import HEARD, MAY, Deed, Line, Seen, may, require, require_stage

__all__ = [
    "HEARD",
    "MAY",
    "Deed",
    "Line",
    "Role",
    "RuleBroken",
    "Seen",
    "Stage",
    "may",
    "require",
    "require_stage",
]
