"""The public words of one record, as the search knows them."""

from typing import ClassVar

from django.contrib.contenttypes.models import ContentType
from django.db import models


class Document(models.Model):
    """One public record: its words, of which a hit shows a part, and the tokens it is found by.

    Written by the line of the deed that makes a record public, inside its transaction. A record
    that is published anew gets a new row, so that the order of the rows is the order of publishing.
    """

    unguarded: ClassVar = "It repeats what is public, and can be written anew from that."

    about_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    about_id = models.BigIntegerField()
    circle_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    url = models.CharField(max_length=300)
    language = models.CharField(max_length=10, blank=True)
    words = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["about_type", "about_id"], name="document_once"),
        ]

    def __str__(self) -> str:
        return self.title
