from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "kader.home"

    def ready(self) -> None:
        from kader.home.rulebook import RULES
        from kader.web import reasons

        for number, sentence in RULES.items():
            reasons.register_rule(number, sentence)
