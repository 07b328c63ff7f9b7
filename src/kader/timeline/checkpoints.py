"""Once a day the last hash of each chain is copied away, so that a cut-off end shows."""

from django.apps import apps
from django.db import transaction
from django.db.models import Exists, OuterRef

from kader.groundrules import clock
from kader.timeline.models import Checkpoint
from kader.timeline.record import TOWN


@transaction.atomic
def copy_last_hashes() -> int:
    """Copy the end of each chain that grew since the last time; says how many there were."""
    circles = apps.get_model("people", "Circle")._default_manager
    # Two workers do this one after the other.
    circles.select_for_update().get(pk=TOWN)
    copied = Checkpoint.objects.filter(circle=OuterRef("pk"), number=OuterRef("last_number"))
    grown = circles.filter(~Exists(copied), last_number__gt=0)
    rows = grown.values_list("pk", "last_number", "last_hash").order_by("pk")
    now = clock.now()
    made = Checkpoint.objects.bulk_create(
        [Checkpoint(circle_id=pk, number=number, hash=last, at=now) for pk, number, last in rows],
        batch_size=500,
    )
    return len(made)
