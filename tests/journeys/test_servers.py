"""The processes that serve, work and keep time: they start on both kinds of engines, serve, and stop when asked."""

import contextlib

from playwright.sync_api import Browser, expect

from tests.live import Live, MakeLive
from tests.services import wait_for


def test_an_empty_installation_serves_and_stops(make_live: MakeLive, browser: Browser) -> None:
    with make_live(demo=False) as live, contextlib.closing(browser.new_page(base_url=live.url, locale="fr-FR")) as page:
        page.goto("/")
        expect(page.locator("html")).to_have_attribute("lang", "fr")
        expect(page.locator("h1").first).to_be_visible()
        codes = live.stop()
    assert set(codes.values()) == {0}, {name: live.output(name) for name in codes}


def test_what_dies_is_seen_and_starts_again(make_live: MakeLive) -> None:
    with make_live(demo=False) as live:
        first = next(iter(live.commands))
        live.kill(first)
        assert not live.alive(first)
        live.start(first)
        assert live.alive(first)
        wait_for(lambda: serves(live), what="the page of health")


def serves(live: Live) -> bool:
    """Whether every process is alive."""
    return all(live.alive(name) for name in live.commands)
