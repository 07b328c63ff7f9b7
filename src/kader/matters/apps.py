from django.apps import AppConfig


class MattersConfig(AppConfig):
    name = "kader.matters"

    def ready(self) -> None:
        from kader.matters.actions._matter import (
            go_on_with,
            is_another_asked_for,
            require_room_for,
        )
        from kader.matters.forms import kept_words
        from kader.matters.reasons import REASONS
        from kader.matters.sentences import SENTENCES
        from kader.matters.showing import last_yes, refused
        from kader.people import circles
        from kader.timeline import sentences
        from kader.web import reasons, typed

        sentences.register(SENTENCES)
        sentences.register_telling(last_yes.told_as_last_yes)
        room = circles.Room(require_room_for, go_on_with, is_another_asked_for)
        circles.register("matter", room)
        for key, (sentence, instead) in REASONS.items():
            reasons.register(key, sentence, instead)
        reasons.register_guide(refused.onward)
        typed.register_names(kept_words.names_in)
