"""One PDCA turn on a real register, through a real browser, ending with the PDF read back and the trail verified."""

import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pypdf import PdfReader

from pulsy_isms.demo.people import DOMAIN, PASSWORD
from tests.browser import DESKTOP, sign_in
from tests.live import Live

SAMPLE = Path(__file__).resolve().parent.parent / "samples" / "registre-risques-pulsy.xlsx"
PERIMETER = "Centre hospitalier de Lorraine-Sud"


@pytest.fixture
def room(browser: Browser, live: Live) -> BrowserContext:
    """A second person's browser."""
    return browser.new_context(base_url=live.url, locale="fr-FR", timezone_id="Europe/Paris", viewport=DESKTOP)


def send(page: Page) -> None:
    """Press the one button of the form."""
    page.locator("main form .form-acts button").first.click()


def choose(page: Page, name: str, text: str) -> None:
    """Choose the option that contains this text."""
    option = page.locator(f"main select[name={name}] option", has_text=text).first
    page.locator(f"main select[name={name}]").select_option(value=option.get_attribute("value"))


def test_a_turn_of_the_wheel(page: Page, room: BrowserContext, live: Live) -> None:
    sign_in(page, f"officer@{DOMAIN}", PASSWORD)
    _import_the_register(page)
    risk = _treat_a_risk(page)
    _attach_evidence(page)
    auditor = room.new_page()
    sign_in(auditor, f"auditor@{DOMAIN}", PASSWORD)
    _raise_a_finding(auditor)
    figures, pdf = _review(page)
    assert PERIMETER in pdf
    for figure in figures:
        assert figure in pdf, f"{figure} stands on the page and not in the PDF"
    assert risk
    assert "intact" in live.site.manage("verify_trail")


def _import_the_register(page: Page) -> None:
    page.goto("/risks/imports/new/")
    choose(page, "perimeter", PERIMETER)
    page.locator("[name=file]").set_input_files(SAMPLE)
    send(page)
    expect(page.locator("main")).to_contain_text("R-001", timeout=90_000)
    page.get_by_role("link", name=re.compile("Tout importer")).click()
    send(page)
    page.goto("/risks/")
    choose(page, "perimeter", PERIMETER)
    expect(page.locator("main")).to_contain_text("48 ")


def _treat_a_risk(page: Page) -> str:
    page.locator("main tbody a").first.click()
    title = page.locator("h1").inner_text()
    address = page.url.partition("?")[0]
    page.goto(f"{address}control/")
    choose(page, "requirement", "A.8.13")
    page.locator("[name=role]").first.check()
    send(page)
    expect(page.locator("main")).to_contain_text("A.8.13")
    return title


def _attach_evidence(page: Page) -> None:
    page.goto("/controls/evidence/new/")
    choose(page, "perimeter", PERIMETER)
    page.locator("[name=title]").fill("Compte rendu de restauration")
    note = {"name": "compte-rendu.txt", "mimeType": "text/plain", "buffer": "Restauration réussie.\n".encode()}
    page.locator("[name=file]").set_input_files(note)  # type: ignore[arg-type]
    send(page)
    expect(page.locator("h1")).to_contain_text("Compte rendu de restauration")


def _raise_a_finding(page: Page) -> None:
    page.goto("/audits/")
    page.get_by_role("link", name="Audit de surveillance ISO/IEC 27001 et HDS").click()
    page.goto(f"{page.url.partition('?')[0]}finding/")
    page.locator("[name=title]").fill("Essai de restauration sans témoin")
    page.locator("[name=grade]").select_option("minor")
    page.locator("[name=fact]").fill("L'essai du trimestre a été fait par la personne qui sauvegarde.")
    page.locator("[name=criterion]").fill("Procédure de sauvegarde, article 2")
    choose(page, "owner", "Claire Hennequin")
    page.locator("[name=due_on]").fill("2031-01-31")
    send(page)
    expect(page.locator("main")).to_contain_text("Essai de restauration sans témoin")


def _review(page: Page) -> tuple[list[str], str]:
    """Run a review of the hospital; answer the figures of its page and the text of its PDF."""
    page.goto("/reviews/new/")
    choose(page, "perimeter", PERIMETER)
    page.locator("[name=starts_on]").fill("2026-01-01")
    page.locator("[name=ends_on]").fill("2026-03-31")
    send(page)
    address = page.url
    report = page.locator("#review-reports ~ ul a, section:has(#review-reports) a").first
    for _ in range(150):
        if report.count():
            break
        page.wait_for_timeout(2_000)
        page.goto(address)
    assert report.count(), _what_the_jobs_say(page)
    period = "01/01/2026 – 31/03/2026"
    rows = page.locator("section:has(h2[id^=phase-]) tbody tr").all()
    figures = [period] + [" ".join(row.locator("th, td").all_inner_texts()[:2]) for row in rows]
    report.click()
    with page.expect_download() as download:
        page.locator("main a[download]").first.click()
    content = Path(download.value.path()).read_bytes()
    text = " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(content)).pages).split())
    return [" ".join(figure.split()) for figure in figures], text


def _what_the_jobs_say(page: Page) -> str:
    """The page of jobs, for whoever reads why no report came."""
    page.goto("/jobs/")
    return page.locator("main").inner_text()
