"""The deeds of matters: allow, check the rules, change, record. One module per noun."""

from kader.matters.actions.beginning import *
from kader.matters.actions.checks import *
from kader.matters.actions.doing import *
from kader.matters.actions.ending import *
from kader.matters.actions.frames import *
from kader.matters.actions.line import *
from kader.matters.actions.plans import *
from kader.matters.actions.voices import *
