"""The trail: what a change is, and the log that proves it."""

from django.apps import AppConfig
from django.core import checks
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class TrailConfig(AppConfig):
    name = "trail"
    label = "trail"
    verbose_name = _("Trail")

    def ready(self) -> None:
        """Put the barrier on every connection, let migrations pass it, and lay the triggers after each of them."""
        from django.db import connections

        from trail import clock, guard, registrations, triggers
        from web.clock import install_clock

        install_clock(clock.now)
        connection_created.connect(guard.install, dispatch_uid="trail.guard")
        for connection in connections.all(initialized_only=True):
            guard.install(connection)
        pre_migrate.connect(guard.begin_migration, dispatch_uid="trail.guard.begin")
        post_migrate.connect(guard.end_migration, dispatch_uid="trail.guard.end")
        post_migrate.connect(triggers.after_migrate, sender=self, dispatch_uid="trail.triggers")
        checks.register(triggers.check, checks.Tags.database)
        registrations.register()
