"""Areas with their official codes and outlines, and the streets in them."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from kader.places.folding import folded, postcode_of


class AreaQuerySet(models.QuerySet["Area"]):
    """Areas, from the whole town down to a neighbourhood."""

    def drawn(self) -> Self:
        """The areas that the town's map shows; the ones a visitor chooses from."""
        return self.exclude(outline="")

    def within(self, area: "Area") -> Self:
        """This area and every part of it: town, quarter, neighbourhood."""
        return self.filter(Q(pk=area.pk) | Q(parent=area) | Q(parent__parent=area))


class StreetQuerySet(models.QuerySet["Street"]):
    """Streets, found by what people type."""

    def exactly(self, typed: str) -> Self:
        return self.filter(Q(folded=folded(typed)) | Q(postcode=postcode_of(typed)))

    def beginning_with(self, typed: str) -> Self:
        return self.filter(
            Q(folded__startswith=folded(typed)) | Q(postcode__startswith=postcode_of(typed))
        )


_OFFICIAL = "Official data, loaded anew; no deed is about it."


class Area(models.Model):
    """A quarter or neighbourhood. `outline` is an SVG path on the town's own drawing board.

    The label stands in the middle of its point. An area without an outline is the town itself
    or a part of its `parent`.
    """

    unguarded: ClassVar = _OFFICIAL

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=80)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True)
    outline = models.TextField(blank=True)
    label_x = models.FloatField(default=0)
    label_y = models.FloatField(default=0)
    shaded = models.BooleanField(default=False)

    objects = AreaQuerySet.as_manager()

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Street(models.Model):
    """A street or postcode, so that people find what plays where they live.

    `folded` is the name as it is compared, `postcode` stands without spaces in capitals.
    """

    name = models.CharField(max_length=80)
    folded = models.CharField(max_length=120, blank=True, db_index=True)
    postcode = models.CharField(max_length=10, blank=True)
    area = models.ForeignKey(Area, models.CASCADE, related_name="streets")

    unguarded: ClassVar = _OFFICIAL

    objects = StreetQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["postcode"], name="street_postcode")]

    def __str__(self) -> str:
        return self.name
