"""Composes the applications into one product; owns no rule."""

from pulsy_isms.celery import app as celery_app

__all__ = ["celery_app"]
