"""On a telephone: the link from the mail, the text, the quiz, the button, the certificate; then one byte is changed."""

import contextlib
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest
from django.db import connection
from playwright.sync_api import Browser, Page, expect

from pulsy_isms.demo.people import DOMAIN
from pulsy_isms.demo.policies import MODULE
from tests.browser import PHONE
from tests.live import Live

ADDRESS = f"staff@{DOMAIN}"


@pytest.fixture
def phone(browser: Browser, live: Live) -> Iterator[Page]:
    """A telephone without a script that runs: reading and acknowledging need none."""
    profile = browser.new_context(
        base_url=live.url, locale="fr-FR", viewport=PHONE, java_script_enabled=False, accept_downloads=True
    )
    profile.set_default_timeout(30_000)
    yield profile.new_page()
    profile.close()


def test_read_on_a_telephone_then_one_byte_is_changed(phone: Page, live: Live) -> None:
    _sign_in_by_link(phone)
    _read(phone)
    _answer(phone)
    phone.locator("main button.primary").click()
    expect(phone.locator("main")).to_contain_text(MODULE)  # among what was read lately
    phone.get_by_role("link", name=MODULE).click()
    pdf, code = _certificate(phone)
    _verify(phone, pdf)
    expect(phone.locator(".verdict")).to_contain_text("Ce certificat est valide")
    expect(phone.locator(".verdict")).to_contain_text("Paul Schmitt")
    _change_one_byte(live)
    _verify(phone, pdf)
    expect(phone.locator(".verdict")).to_contain_text("Ce certificat n’est pas valide")
    expect(phone.locator(".verdict")).to_contain_text("le texte a été altéré après sa lecture")
    phone.goto(f"/policies/verify/?code={code}")
    expect(phone.locator(".verdict")).to_contain_text("n’est pas valide")


def _narrow(page: Page) -> None:
    box = page.locator("main").bounding_box()
    assert box is not None
    assert box["width"] <= PHONE["width"], page.url


def _sign_in_by_link(page: Page) -> None:
    page.goto("/policies/to-read/")
    page.locator("main a[href*='link']").first.click()
    page.locator("main input[type=email]").fill(ADDRESS)
    page.locator("main form button.primary").click()
    link = ""
    for _ in range(60):
        page.goto("/mail/mailbox/")
        received = page.locator("main li", has_text=ADDRESS).filter(has_text=re.compile("lien|session", re.IGNORECASE))
        if received.count():
            received.first.locator("a").click()
            link = page.locator(".letter-text a").first.get_attribute("href") or ""
            break
        page.wait_for_timeout(1000)
    assert link, "no link arrived in the mailbox"
    for _ in range(2):  # a scanner follows the link too, and consumes nothing
        page.goto(link)
    page.locator("main form button.primary").click()
    page.goto("/policies/to-read/")
    _narrow(page)


def _read(page: Page) -> None:
    page.locator(".reader-item", has_text=MODULE).locator("a").click()
    _narrow(page)
    while page.locator("a[rel=next]").count():
        page.locator("a[rel=next]").click()


def _answer(page: Page) -> None:
    page.locator("main a.primary").click()
    for right in ("Je le signale", "Un ton pressant", "Un lien qui mène ailleurs"):
        page.locator(".quiz-answer", has_text=right).locator("input").check()
    _narrow(page)
    page.locator("main form button.primary").click()
    expect(page.locator("body")).to_contain_text("Questionnaire réussi")


def _certificate(page: Page) -> tuple[Path, str]:
    """Ask for the certificate, wait for the job, take the file."""
    proof = page.url
    page.locator("form[action$='/certificate/'] button").click()
    for _ in range(90):
        page.goto(proof)
        if page.locator("main a[download]").count():
            break
        page.wait_for_timeout(1000)
    with page.expect_download() as download:
        page.locator("main a[download]").click()
    return Path(download.value.path()), page.locator(".digest.code").inner_text()


def _verify(page: Page, pdf: Path) -> None:
    page.goto("/policies/verify/")
    page.locator("input[type=file]").set_input_files(
        {"name": "certificat.pdf", "mimeType": "application/pdf", "buffer": pdf.read_bytes()}
    )
    page.locator("main form button.primary").click()


def _change_one_byte(live: Live) -> None:
    """What somebody does who holds the database."""
    statement = "UPDATE policies_policytext SET body = replace(body, 'Neuf attaques', 'neuf attaques')"
    statement += " WHERE body LIKE '%Neuf attaques%'"
    if connection.vendor == "sqlite":
        with contextlib.closing(sqlite3.connect(live.site.database, timeout=30)) as database, database:
            assert database.execute(statement).rowcount == 1
        return
    own = connection.settings_dict
    account = {"user": own["USER"], "password": own["PASSWORD"], "host": own["HOST"], "port": own["PORT"]}
    with contextlib.closing(psycopg2.connect(dbname=live.site.database, **account)) as database, database:
        cursor = database.cursor()
        cursor.execute(statement)
        assert cursor.rowcount == 1
