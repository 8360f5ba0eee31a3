"""The composition of the product."""

from django.apps import AppConfig


class PulsyConfig(AppConfig):
    name = "pulsy_isms"
    label = "pulsy_isms"
    verbose_name = "Pulsy ISMS"
