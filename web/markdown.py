"""Markdown that people write, shown as safe HTML: what is not on the list of tags does not pass."""

import re

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

_parser = MarkdownIt("commonmark", {"html": False, "linkify": False, "typographer": False}).enable(
    ["table", "strikethrough"]
)
_TEXT = "h2 h3 h4 h5 h6 p ul ol li blockquote hr br strong em s code pre a div"
_TABLES = "table thead tbody tr th td"
_TAGS = set(f"{_TEXT} {_TABLES}".split())
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "div": {"class", "tabindex", "role"}}
_TABLE = re.compile(r"(<table>.*?</table>)", re.DOTALL)
_WORDS_A_MINUTE = 200


def render(source: str) -> SafeString:
    """Safe HTML of a text in Markdown; its headings begin below the title of the page, its tables scroll."""
    tokens = _parser.parse(source)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(int(token.tag[1]) + 1, 6)}"
        if token.type in {"th_open", "td_open"}:
            token.attrs = {}  # alignment comes as an inline style, which the page refuses
    html = _parser.renderer.render(tokens, _parser.options, {})
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        link_rel="noopener noreferrer nofollow",
        url_schemes={"http", "https", "mailto"},
    )
    return mark_safe(_TABLE.sub(r'<div class="scroll" tabindex="0" role="group">\1</div>', clean))  # noqa: S308 -- cleaned


def minutes(words: int) -> int:
    """How long reading so many words takes, in whole minutes, at least one."""
    return max(1, round(words / _WORDS_A_MINUTE))
