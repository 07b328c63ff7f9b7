from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    name = "kader.search"

    def ready(self) -> None:
        from kader.search.index import lay_index

        post_migrate.connect(lay_index, sender=self)
