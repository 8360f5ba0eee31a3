"""The statement of applicability through a real browser: 124 lines decided, approved by another, compared, printed."""

import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pypdf import PdfReader

from pulsy_isms.demo.people import DOMAIN, PASSWORD
from tests.browser import DESKTOP, sign_in
from tests.live import Live

PERIMETER = "Centre hospitalier de la Meuse"
TITLES = {"fr": "Déclaration d’applicabilité", "en": "Statement of applicability"}


@pytest.fixture
def room(browser: Browser, live: Live) -> BrowserContext:
    """A second person's browser."""
    return browser.new_context(base_url=live.url, locale="fr-FR", timezone_id="Europe/Paris", viewport=DESKTOP)


def send(page: Page) -> None:
    """Press the one button of the form."""
    page.locator("main form .form-acts button").first.click()


def test_a_statement_from_its_first_line_to_its_print(page: Page, room: BrowserContext, live: Live) -> None:
    sign_in(page, f"officer@{DOMAIN}", PASSWORD)
    address = _open_statement(page)
    _decide(page, address)
    version = _submit(page, address)
    approver = room.new_page()
    sign_in(approver, f"management@{DOMAIN}", PASSWORD)
    _approve(approver, version)
    _change_a_control(page, address)
    _compare(page, version)
    for language, title in TITLES.items():
        text = _print(page, address, language)
        assert title in text
        assert PERIMETER in text
        assert "A.8.34" in text
        assert "EXI-31" in text
    assert "intact" in live.site.manage("verify_trail")


def _open_statement(page: Page) -> str:
    page.goto("/controls/statement/")
    chooser = page.locator("main select[name=perimeter]")
    option = chooser.locator("option", has_text=PERIMETER)
    chooser.select_option(value=option.get_attribute("value"))
    page.locator("form.as-of button").click()
    expect(page.locator("main .intro")).to_contain_text(PERIMETER)
    return f"/controls/statement/{option.get_attribute('value')}/"


def _decide(page: Page, address: str) -> None:
    """One line in its place, the rest of Annex A and all of HDS many at a time."""
    page.goto(address)
    expect(page.locator("#totals .tile-value").first).to_have_text("124")
    line = page.locator('tr[id="A.5.1"]')
    line.locator("a.decide").click()
    form = page.locator("tr.soa-form form")
    form.locator("[name=reason_risk]").check()
    form.locator("[name=justification]").fill("Socle de toutes les autres mesures.")
    form.locator("button.primary").click()
    expect(page.locator("#totals .tile-value").first).to_have_text("123")
    for parts, decision, reason in (
        (("iso27001-2022/organizational", "iso27001-2022/people", "iso27001-2022/physical",
          "iso27001-2022/technological"), "applicable", "reason_risk"),
        (("hds-v2/4", "hds-v2/5", "hds-v2/6", "hds-v2/7"), "without_object", ""),
    ):  # fmt: skip
        for part in parts:
            _decide_part(page, address, part, decision, reason)
    page.goto(address)
    expect(page.locator("#totals .tile-value").first).to_have_text("0")


def _decide_part(page: Page, address: str, part: str, decision: str, reason: str) -> None:
    page.goto(f"{address}?group={part}")
    page.get_by_role("link", name=re.compile("Décider (les|la)")).click()
    page.locator("[name=decision]").select_option(decision)
    if reason:
        page.locator(f"main [name={reason}]").check()
    page.locator("[name=justification]").fill("Décidé en comité de sécurité.")
    send(page)
    expect(page.locator("#totals")).to_be_visible()


def _submit(page: Page, address: str) -> str:
    page.goto(f"{address}submit/")
    page.locator("[name=note]").fill("Première version de l'établissement.")
    send(page)
    expect(page.locator("h1")).to_contain_text("version 1")
    return page.url


def _approve(page: Page, version: str) -> None:
    page.goto(f"{version}approve/")
    send(page)
    expect(page.locator("main")).to_contain_text("Approuvée")


def _change_a_control(page: Page, address: str) -> None:
    """A control of one's own comes to answer a line of the frozen statement."""
    perimeter = address.rstrip("/").rpartition("/")[2]
    page.goto(f"{address}?q=A.8.13")
    requirement = page.locator('tr[id="A.8.13"] td.key a').get_attribute("href") or ""
    key = requirement.partition("?")[0].rstrip("/").rpartition("/")[2]
    page.goto(f"/controls/new/?perimeter={perimeter}&requirement={key}")
    page.locator("[name=title]").fill("Sauvegarde locale de l'imagerie")
    send(page)
    expect(page.locator("h1")).to_contain_text("Sauvegarde locale de l'imagerie")


def _compare(page: Page, version: str) -> None:
    """What, who and why since the version."""
    page.goto(f"{version}?with=working")
    changes = page.locator("section:has(#compare)")
    expect(changes).to_contain_text("A.8.13")
    expect(changes).to_contain_text("Nadia Kieffer")


def _print(page: Page, address: str, language: str) -> str:
    """Ask for the PDF in a language, wait for it, download it, and read it back."""
    page.goto(f"{address}print/")
    page.locator("select[name=language]").select_option(language)
    send(page)
    job = page.url
    link = page.locator("main a[href*='/reports/']").first
    for _ in range(150):
        if link.count():
            break
        page.wait_for_timeout(2_000)
        page.goto(job)
    assert link.count(), page.locator("main").inner_text()
    link.click()
    with page.expect_download() as download:
        page.locator("main a[download]").first.click()
    content = Path(download.value.path()).read_bytes()
    return " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(content)).pages).split())
