from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "kader.people"

    def ready(self) -> None:
        from kader.people.sentences import REASONS, SENTENCES
        from kader.timeline import sentences
        from kader.web import reasons

        sentences.register(SENTENCES)
        for key, (sentence, instead) in REASONS.items():
            reasons.register(key, sentence, instead)
