from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "kader.web"

    def ready(self) -> None:
        """The sentences that hold in every room."""
        from kader.web import common_reasons

        common_reasons.register_all()
