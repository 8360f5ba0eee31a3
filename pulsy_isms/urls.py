"""Every route of the product: the pages of each application, its endpoints below /api/."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
