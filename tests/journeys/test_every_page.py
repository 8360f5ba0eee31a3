"""Every page in a real browser: accessible in light and dark, whole at 320 pixels, one title, one heading, no error.

Pages are found in the routes, so that a new one is looked at without being named here.
"""

from __future__ import annotations

import asyncio
import os
import shutil
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from django.conf import settings as configured
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.exceptions import ValidationError
from django.test import Client, RequestFactory
from django.test.signals import template_rendered
from django.test.testcases import LiveServerThread
from django.utils import translation
from playwright.async_api import BrowserContext, Error, Page, Route, async_playwright
from pytest_django import DjangoDbBlocker

from tests.browser import DESKTOP, FLAGS, PHONE
from tests.databases import Clones
from tests.journeys.addresses import Address, addresses
from tests.live import Sites
from web import errors

pytestmark = pytest.mark.once
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
PATIENCE = 120_000  # two engines share the processors
TABS = max(2, os.cpu_count() or 2)
NOBODY: dict[str, str] = {
    "risks:register_import": "the demonstration keeps no import under way: the journey of the register opens it",
    "risks:register_map": "the demonstration keeps no import under way: the tests of the columns open it",
    "risks:register_confirm": "the demonstration keeps no import under way: the journey of the register opens it",
    "policies:question": "nobody asked about a policy in the demonstration yet",
    "policies:question_answer": "nobody asked about a policy in the demonstration yet",
    "consent:care_team_leave": "the demonstration has no care team yet",
    "consent:opposition": "nobody opposed in the demonstration yet",
    "consent:opposition_lift": "nobody opposed in the demonstration yet",
    "consent:access_decision": "no system asked in the demonstration yet",
    "consent:break_glass": "no system broke the glass in the demonstration yet",
    "consent:break_glass_review": "no system broke the glass in the demonstration yet",
    "reports:produced_report": "seeding writes no PDF: the journey of the turn opens one",
    "controls:framework_import": "the demonstration loads its catalogues from the product, and imports no file",
    "controls:framework_import_confirm": "the demonstration loads its catalogues from the product, and imports no file",
    "mail:letter": "letters are written by jobs, once the product runs: the tests of mail open them",
    "mail:letter_bounce": "letters are written by jobs, once the product runs: the tests of mail open them",
    "mail:letter_send_again": "letters are written by jobs, once the product runs: the tests of mail open them",
    "organisation:sign_in_by_link": "the link comes by mail: the journey of reading follows it",
    "risks:evidence_unlink": "no risk of the demonstration rests on a piece of evidence of its own",
    "risks:scenario_fill": "the page of the draft leads to its step",
}
"""Pages that nobody of the demonstration can open, each with the reason."""
# Beyond the eighth line, tables and lists only repeat themselves: they are cut before the examination, for speed.
LOOK = """async () => {
  const told = (found) => found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target}`));
  const root = document.documentElement;
  for (const list of document.querySelectorAll("tbody, ul, ol")) while (list.children[8]) list.children[8].remove();
  const light = await axe.run(document, { resultTypes: ["violations"] });
  root.dataset.theme = "dark";
  const dark = await axe.run(document, { runOnly: ["color-contrast"], resultTypes: ["violations"] });
  delete root.dataset.theme;
  return {
    problems: [...told(light), ...told(dark).map((text) => `dark ${text}`)],
    headings: document.querySelectorAll("h1").length, language: root.lang, title: document.title,
  };
}"""
OVERFLOW = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll("main *, header *")].filter((item) => item.getBoundingClientRect().right > innerWidth
    && !item.closest(".scroll, .vh, [popover]")).slice(-3).map((item) => `${item.tagName}.${item.className}`)
    .concat([`wider than the screen: ${document.documentElement.scrollWidth}`])"""


class Server:
    """The pages of the product on a copy of the demonstration, served by this process, which sees what it renders."""

    def __init__(self, thread: LiveServerThread) -> None:
        self.thread = thread
        self.url = f"http://{thread.host}:{thread.port}"
        self.rendered: set[str] = set()

    def saw(self, template: Any, **_: Any) -> None:
        """Remember one rendering."""
        self.rendered.add(str(template.name).partition("#")[0])


@pytest.fixture
def server(sites: Sites, clones: Clones, django_db_blocker: DjangoDbBlocker, settings: Any) -> Iterator[Server]:
    """That server, on a database of its own."""
    settings.ALLOWED_HOSTS, settings.DEMO, settings.DEBUG = ["127.0.0.1", "testserver"], True, False
    name = clones.copy(sites.seeded(demo=True).database)
    with django_db_blocker.unblock(), clones.used(name):
        thread = LiveServerThread("127.0.0.1", StaticFilesHandler, connections_override={})
        thread.daemon = True
        thread.start()
        thread.is_ready.wait()
        if thread.error:
            raise thread.error
        running = Server(thread)
        template_rendered.connect(running.saw)
        yield running
        template_rendered.disconnect(running.saw)
        thread.terminate()
    clones.drop(name)


def _session(account: Any) -> str:
    client = Client()
    client.force_login(account)
    return client.cookies[configured.SESSION_COOKIE_NAME].value


def _error_pages(language: str) -> dict[str, str]:
    """What the product answers when it refuses or fails, by a made-up address."""
    request: Any = RequestFactory().get("/nowhere/")
    request.user = type("Nobody", (), {"is_authenticated": False})()
    with translation.override(language):
        request.LANGUAGE_CODE = language
        answers: dict[str, Any] = {
            "400": errors.bad_request(request, ValueError()),
            "403": errors.forbidden(request, PermissionError()),
            "404": errors.not_found(request, LookupError()),
            "403-expired": errors.expired(request),
            "422": errors.unprocessable(request, ValidationError("A reason.")),
            "500": errors.failed(request),
        }
    return {name: answer.content.decode() for name, answer in answers.items()}


def _answering(body: str) -> Callable[[Route], Awaitable[None]]:
    """Answer a request with this page; a handler with a second parameter would be given the request as well."""

    async def answer(route: Route) -> None:
        await route.fulfill(body=body, content_type="text/html")

    return answer


def _note(said: list[str], message: Any) -> None:
    if message.type == "error":
        said.append(f"{message.text} {message.location.get('url', '')}")


class Visit:
    """All pages, a few tabs at a time; what is wrong is kept by page."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.wrong: list[str] = []
        self.titles: dict[str, str] = {}

    async def everything(self, found: list[Address], cookies: dict[Any, str], broken: dict[str, str]) -> None:
        """Open every address as its account, then the error pages in each language."""
        binary = shutil.which("chromium") or shutil.which("chromium-browser")
        async with async_playwright() as driver:
            chromium = await driver.chromium.launch(executable_path=binary, args=FLAGS)
            for account in {address.account for address in found}:
                context = await chromium.new_context(
                    base_url=self.server.url, viewport=DESKTOP, reduced_motion="reduce"
                )
                await context.add_init_script(AXE)
                context.set_default_timeout(PATIENCE)
                if account is not None:
                    await context.add_cookies([self._cookie(configured.SESSION_COOKIE_NAME, cookies[account])])
                await self._share(context, [(a.name, a.url) for a in found if a.account == account])
                if account is None:
                    await self._errors(context, broken)
                await context.close()
            await chromium.close()

    def _cookie(self, name: str, value: str) -> Any:
        return {"name": name, "value": value, "url": self.server.url}

    async def _errors(self, context: BrowserContext, broken: dict[str, str]) -> None:
        for name, body in broken.items():
            await context.route(f"**/{name}/", _answering(body))
        await self._share(context, [(name, f"/{name}/") for name in broken])
        await context.add_cookies([self._cookie(configured.LANGUAGE_COOKIE_NAME, "en")])
        await self._share(context, [("sign in, English", "/organisation/sign-in/")])

    async def _share(self, context: BrowserContext, pages: list[tuple[str, str]]) -> None:
        waiting = list(pages)

        async def work() -> None:
            tab = await context.new_page()
            said: list[str] = []
            tab.on("console", lambda message: _note(said, message))
            tab.on("pageerror", lambda error: said.append(str(error)))
            while waiting:
                name, url = waiting.pop()
                said.clear()
                self.wrong += [f"{name} {url}: {text}" for text in [*await self._look(tab, name, url), *said]]
            await tab.close()

        await asyncio.gather(*(work() for _ in range(min(TABS, len(pages)))))

    async def _look(self, tab: Page, name: str, url: str) -> list[str]:
        try:
            answer = await tab.goto(url)
        except Error as error:
            if "Download is starting" in error.message:
                return []  # a file: its own test reads it
            raise
        if answer is None or answer.status != 200:
            return [f"answered {answer and answer.status}"]
        if "<html" not in (await answer.text())[:400]:
            return []
        await tab.set_viewport_size(PHONE)
        wide = await tab.evaluate(OVERFLOW)
        await tab.set_viewport_size(DESKTOP)
        seen = await tab.evaluate(LOOK)
        self.titles[name] = seen["title"]
        wrong = [*seen["problems"], *wide]
        wrong += [f"{seen['headings']} h1"] if seen["headings"] != 1 else []
        return wrong + ([] if seen["language"] in {"fr", "en"} else ["no language"])


def test_every_page_is_accessible_and_whole(server: Server) -> None:
    found, nobody = addresses()
    cookies = {address.account: "" for address in found if address.account is not None}
    cookies = {account: _session(account) for account in cookies}
    broken = {f"{code}-{tongue}": body for tongue in ("fr", "en") for code, body in _error_pages(tongue).items()}
    visit = Visit(server)
    asyncio.run(visit.everything(found, cookies, broken))
    assert not visit.wrong, "\n".join(visit.wrong)
    assert sorted(set(nobody) - NOBODY.keys()) == [], "fill the demonstration: nobody of it can open these pages"
    shared = {title for title, count in Counter(visit.titles.values()).items() if count > 3 and "–" not in title}
    assert shared == set()
