"""The kind of a file in words."""

import pytest

from vault.kinds import choices, kind_of, label_of

OFFICE = "application/vnd.openxmlformats-officedocument"


@pytest.mark.parametrize(
    ("media_type", "kind"),
    [
        ("application/pdf", "pdf"),
        ("image/png", "image"),
        ("image/svg+xml", "image"),
        (f"{OFFICE}.spreadsheetml.sheet", "sheet"),
        ("application/vnd.oasis.opendocument.spreadsheet", "sheet"),
        ("text/csv", "sheet"),
        (f"{OFFICE}.wordprocessingml.document", "document"),
        ("application/msword", "document"),
        ("application/vnd.oasis.opendocument.text", "document"),
        (f"{OFFICE}.presentationml.presentation", "slides"),
        ("message/rfc822", "email"),
        ("text/html", "web"),
        ("application/json", "data"),
        ("text/plain", "text"),
        ("video/mp4", "recording"),
        ("application/zip", "archive"),
        ("application/octet-stream", "other"),
    ],
)
def test_every_type_has_a_kind_and_a_label(media_type: str, kind: str) -> None:
    assert kind_of(media_type=media_type) == kind
    assert label_of(media_type=media_type) == dict(choices())[kind]
