"""The local mailbox of the demonstration: real messages in a folder, and no such page elsewhere."""

from pathlib import Path
from typing import Any

from django.test import Client

from jobs.running import run_queued
from tests.cast import Cast


def test_the_demonstration_keeps_its_letters(cast: Cast, settings: Any, tmp_path: Path, client: Client) -> None:
    settings.EMAIL_BACKEND = "mail.mailbox.LocalMailbox"
    settings.MAILBOX_DIR, settings.MAIL_READY = str(tmp_path / "mailbox"), True
    assert "Ouvrir la boîte locale" in client.post("/organisation/sign-in/link/", {"email": "a@b.fr"}).content.decode()
    client.post("/organisation/sign-in/link/", {"email": "staff@example.org", "next": ""})
    run_queued()
    listed = client.get("/mail/mailbox/").content.decode()
    assert "Votre lien de connexion" in listed
    assert "staff@example.org" in listed
    (kept,) = (tmp_path / "mailbox" / "new").iterdir()
    page = client.get(f"/mail/mailbox/{kept.name}/").content.decode()
    assert 'href="http://127.0.0.1:8000/organisation/sign-in/link/' in page
    assert client.get("/mail/mailbox/nothing/").status_code == 404


def test_elsewhere_there_is_no_mailbox(client: Client, db: None) -> None:
    assert client.get("/mail/mailbox/").status_code == 404
    assert client.get("/mail/mailbox/x/").status_code == 404
