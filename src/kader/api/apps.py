from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    name = "kader.api"

    def ready(self) -> None:
        from kader.web import reasons

        reasons.register(
            "changed_meanwhile",
            _("Somebody did something in this matter after you read it."),
            [_("Read it again. Then decide whether you still want to do this.")],
        )
