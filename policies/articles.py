"""Articles numbered by their place: “## Purpose” is read “1. Purpose”, “### Scope” under it “1.1 Scope” (pure)."""

import re

from markdown_it import MarkdownIt

_parser = MarkdownIt("commonmark").enable("table")
_HEADING = re.compile(r"^( {0,3}#{2,3}[ \t]+)(.*)$")
_NUMBERED = re.compile(r"(?:article\s+|§\s*)?\d", re.IGNORECASE)


def numbered(body: str) -> str:
    """The text with its articles numbered; one whose author numbered a heading stays as it was written.

    No line is added or taken away, so that places in the text stay the same.
    """
    lines = body.splitlines(keepends=True)
    found = [
        (token.map[0], token.tag)
        for token in _parser.parse(body)
        if token.type == "heading_open" and token.level == 0 and token.map and token.tag in {"h2", "h3"}
    ]
    titles = [match for place, _tag in found if (match := _HEADING.match(lines[place].rstrip("\n")))]
    if any(_NUMBERED.match(match.group(2)) for match in titles):
        return body
    article = paragraph = 0
    for place, tag in found:
        match = _HEADING.match(lines[place].rstrip("\n"))
        if match is None:
            continue
        if tag == "h2":
            article, paragraph = article + 1, 0
        else:
            paragraph += 1
        mark = f"{article}." if tag == "h2" else f"{article}.{paragraph}"
        end = "\n" if lines[place].endswith("\n") else ""
        lines[place] = f"{match.group(1)}{mark} {match.group(2)}{end}"
    return "".join(lines)
