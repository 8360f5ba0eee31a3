"""Templates keep to the content security policy: no inline style, no inline script, no handler in an attribute."""

import re

import pytest

from tests.house.tree import assert_only, named, templates

pytestmark = pytest.mark.once
FORBIDDEN = {
    "an inline style": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "a handler in an attribute": re.compile(r"\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "an inline script": re.compile(r"<script(?![^>]*\ssrc=)[^>]*>", re.IGNORECASE),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
    "a style element": re.compile(r"<style", re.IGNORECASE),
    "a resource from elsewhere": re.compile(
        r"<(?:script|link|img|iframe)[^>]*\s(?:src|href)=[\"'](?:https?:)?//", re.IGNORECASE
    ),
    "text that is not escaped": re.compile(r"\|\s*safe\b|autoescape off"),
}
OUTSIDE = ("/print/", "/letters/")  # paper and mail have no content security policy, and carry their own style


def test_templates_keep_to_the_policy() -> None:
    found = [
        f"{named(path)} has {what}"
        for path in templates()
        if not any(folder in str(path) for folder in OUTSIDE)
        for what, pattern in FORBIDDEN.items()
        if pattern.search(re.sub(r"{%\s*comment.*?endcomment\s*%}|{#.*?#}", "", path.read_text(), flags=re.DOTALL))
    ]
    assert_only(found, exempted={}, rule="Pages keep to the content security policy")
