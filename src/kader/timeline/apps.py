from django.apps import AppConfig
from django.conf import settings
from django.db.models.signals import post_migrate, post_save

from kader.groundrules import clock


class TimelineConfig(AppConfig):
    name = "kader.timeline"

    def ready(self) -> None:
        from kader.timeline.ledger import note
        from kader.timeline.triggers import lay_triggers

        clock.live_in(settings.TIME_ZONE)
        post_migrate.connect(lay_triggers, sender=self)
        post_save.connect(note)
