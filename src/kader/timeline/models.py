"""The entries of the timeline, and the checkpoints that guard its end."""

from typing import ClassVar

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models


class Entry(models.Model):
    """One deed: what, who, when, about which record. Never the words themselves.

    `number` counts up within the circle; `previous` is the hash of the entry before. `digest` is
    a keyed digest of the record's words at that moment: a later change of them shows. `stands`
    are digests of all that the deed wrote, by record: `kader.timeline.stands`.
    """

    unguarded: ClassVar = "The chain guards itself."

    circle = models.ForeignKey("people.Circle", models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    # Without choices: a new deed would else need a migration here.
    deed = models.CharField(max_length=60)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    for_whom = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    concerning = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    side = models.PositiveSmallIntegerField(null=True)
    about_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    about_id = models.BigIntegerField()
    about = GenericForeignKey("about_type", "about_id")
    digest = models.CharField(max_length=64, blank=True)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)
    stands = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["circle", "number"]
        constraints = [
            models.UniqueConstraint(fields=["circle", "number"], name="entry_number_once"),
        ]
        indexes = [
            models.Index(fields=["circle", "-number"], name="entry_newest_first"),
            models.Index(fields=["about_type", "about_id"], name="entry_about"),
        ]


class Checkpoint(models.Model):
    """The last hash of a chain on a day, copied away so that a cut-off end shows."""

    unguarded: ClassVar = "Held against the chain; the database refuses to change it."

    circle = models.ForeignKey("people.Circle", models.PROTECT, related_name="checkpoints")
    number = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["circle", "number"], name="checkpoint_once"),
        ]
