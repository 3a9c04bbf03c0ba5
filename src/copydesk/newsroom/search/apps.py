"""The Django app of this room."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, post_save


class SearchConfig(AppConfig):
    """Search for readers and desk."""

    name = "copydesk.newsroom.search"
    label = "copydesk_search"
    verbose_name = "Search"

    def ready(self) -> None:
        """Follow editions and drafts."""
        from wagtail.models import Revision

        from copydesk.newsroom.desk.models import StoryRow
        from copydesk.newsroom.search import index

        index.connect()
        post_save.connect(index.on_revision, sender=Revision, dispatch_uid="search.revision")
        post_save.connect(index.on_story, sender=StoryRow, dispatch_uid="search.story")
        post_migrate.connect(index.on_migrated, sender=self, dispatch_uid="search.migrated")
