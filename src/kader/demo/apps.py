from django.apps import AppConfig
from django.conf import settings


class DemoConfig(AppConfig):
    name = "kader.demo"

    def ready(self) -> None:
        if settings.DEMO:
            from kader.demo.shift import shift
            from kader.groundrules import clock

            clock.read_shift_from(shift)
