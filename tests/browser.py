"""A real browser for journeys: Debian's Chromium, in French, with a fresh profile for each test.

`page` is a blank page on the running product (`live`): `page.goto("/")`. `sign_in(page, name, password)` signs in.
The driver keeps an event loop in its thread, so it lives no longer than a module.
"""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright

from tests.live import Live
from tests.services import ServiceError

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
DESKTOP: ViewportSize = {"width": 1440, "height": 900}
TABLET: ViewportSize = {"width": 768, "height": 1024}
PHONE: ViewportSize = {"width": 320, "height": 640}
expect.set_options(timeout=15_000)  # two engines share the processors


def sign_in(page: Page, name: str, password: str) -> None:
    """Sign in through the page that an anonymous person is sent to."""
    page.goto("/")
    page.locator("input[name=username]").fill(name)
    page.locator("input[name=password]").fill(password)
    page.locator("form:has(input[name=password]) button[type=submit]").click()
    expect(page.locator("input[name=password]")).to_have_count(0)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, shared by the tests of one module."""
    binary = shutil.which("chromium") or shutil.which("chromium-browser")
    if not binary:
        raise ServiceError("chromium is missing: install Debian's package chromium (make test does it when allowed)")
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=binary, args=FLAGS, env=dict(os.environ))
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser: Browser, live: Live) -> Iterator[BrowserContext]:
    """A fresh profile: wide screen, light, French."""
    profile = browser.new_context(
        base_url=live.url,
        locale="fr-FR",
        timezone_id="Europe/Paris",
        viewport=DESKTOP,
        reduced_motion="reduce",
        accept_downloads=True,
    )
    profile.set_default_timeout(20_000)
    yield profile
    profile.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A blank page of that profile; a script error or a refusal of the content policy fails the test."""
    fresh = context.new_page()
    seen: list[str] = []
    fresh.on("pageerror", lambda error: seen.append(f"{fresh.url}: {error}"))
    fresh.on("console", lambda said: seen.append(said.text) if "Content Security Policy" in said.text else None)
    yield fresh
    assert not seen
