"""What the core remembers, in the order in which it arises."""

from kader.matters.models.check import *
from kader.matters.models.document import *
from kader.matters.models.doing import *
from kader.matters.models.ending import *
from kader.matters.models.frame import *
from kader.matters.models.line import *
from kader.matters.models.matter import *
from kader.matters.models.plan import *
from kader.matters.models.proposal import *
from kader.matters.models.voice import *
