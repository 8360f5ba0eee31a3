"""Pages over the organisation for these tests alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast


@pytest.fixture(autouse=True)
def _test_pages(settings: Any) -> None:
    """The product's routes, and the pages declared in tests/web/urls.py."""
    settings.ROOT_URLCONF = "tests.web.urls"


@pytest.fixture
def as_user(cast: Cast) -> Callable[[str], Client]:
    """A browser signed in as one of the cast."""

    def sign_in(name: str) -> Client:
        client = Client()
        client.force_login(getattr(cast, name), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
