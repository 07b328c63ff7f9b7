"""Areas with their official codes and outlines, and the streets in them."""

from django.db import models


class Area(models.Model):
    """A quarter or neighbourhood. `outline` is an SVG path on the town's own drawing board."""

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=80)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True)
    outline = models.TextField(blank=True)
    label_x = models.FloatField(default=0)
    label_y = models.FloatField(default=0)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Street(models.Model):
    """A street or postcode, so that people find what plays where they live."""

    name = models.CharField(max_length=80)
    postcode = models.CharField(max_length=10, blank=True)
    area = models.ForeignKey(Area, models.CASCADE, related_name="streets")

    class Meta:
        indexes = [models.Index(fields=["postcode"], name="street_postcode")]

    def __str__(self) -> str:
        return self.name
