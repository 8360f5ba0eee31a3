"""The jobs application."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    name = "jobs"
    label = "jobs"
    verbose_name = _("Jobs")

    def ready(self) -> None:
        """Learn every kind of job, let the trail queue what follows an act, and hang the bell."""
        from jobs import bell, tasks
        from jobs.actions import queue_after_act
        from trail.acts import install_queue

        autodiscover_modules("tasks")
        install_queue(queue_after_act)
        bell.hang(tasks.ring_by_broker)
