"""The Celery application: a bell that rings for queued jobs, and a clock."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pulsy_isms.settings")

app = Celery("pulsy_isms")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
