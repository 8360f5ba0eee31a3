"""The small marks of every page: icons, badges, dates, numbers, cells, and addresses with another state."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.forms import BoundField
from django.http import HttpRequest
from django.template import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from web import clock
from web.badges import tone_of
from web.tables import EMPTY, Cell, as_text, url_of

register = template.Library()

TONE_ICONS = {"ok": "check", "info": "progress", "warn": "alert-triangle", "bad": "alert-circle", "neutral": "minus"}


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A drawing from the sprite; silent for screen readers unless it carries the meaning alone."""
    address = f"{static('vendor/tabler-icons.svg')}#{name}"
    if label:
        return format_html('<svg class="icon" role="img" aria-label="{}"><use href="{}"></use></svg>', label, address)
    return format_html('<svg class="icon" aria-hidden="true" focusable="false"><use href="{}"></use></svg>', address)


@register.simple_tag
def badge(text: Any, tone: str = "") -> SafeString:
    """A status: its words, and a tone that only supports them. Without a tone, that of the text as a code."""
    return format_html('<span class="badge is-{}">{}</span>', tone or tone_of(text), text)


@register.simple_tag
def status(record: Any, name: str = "status") -> SafeString:
    """The badge of a field of choices of a record."""
    display = getattr(record, f"get_{name}_display", None)
    value = getattr(record, name)
    return badge(display() if display else value, tone_of(value))


@register.filter
def tone(value: Any) -> str:
    """The tone of a status code."""
    return tone_of(value)


@register.filter
def day(value: date | datetime | None) -> SafeString | str:
    """31/12/2026."""
    if not value:
        return EMPTY
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), date_format(value, "d/m/Y"))


@register.filter
def instant(value: datetime | None) -> SafeString | str:
    """31/12/2026 23:59, Paris."""
    if not value:
        return EMPTY
    local = timezone.localtime(value)
    return format_html('<time datetime="{}">{}</time>', local.isoformat(), date_format(local, "d/m/Y H:i"))


@register.filter
def days_left(due_on: date | None, today: date | None = None) -> str:
    """In 12 days, today, 3 days late."""
    if due_on is None:
        return ""
    left = (due_on - (today or clock.today())).days
    if left == 0:
        return _("today")
    if left < 0:
        return ngettext("%(count)s day late", "%(count)s days late", -left) % {"count": -left}
    return ngettext("in %(count)s day", "in %(count)s days", left) % {"count": left}


@register.filter
def past(due_on: date | None) -> bool:
    """Whether a last day is over."""
    return due_on is not None and due_on < clock.today()


@register.filter
def number(value: Any, decimals: int | None = None) -> str:
    """1 234,5 in French, 1,234.5 in English."""
    if value is None or value == "":
        return EMPTY
    return number_format(value, decimal_pos=decimals, use_l10n=True, force_grouping=True)


@register.filter
def percent(value: Any, decimals: int = 0) -> str:
    """62 %."""
    return EMPTY if value is None else f"{number(value, decimals)}\u00a0%"


@register.filter
def text(value: Any) -> str:
    """Any value as a person reads it."""
    return as_text(value)


@register.filter
def word(code: Any, words: Mapping[Any, Any]) -> Any:
    """The words for a code, or the code itself."""
    return words.get(code, code)


@register.filter
def page_url(record: Any) -> str:
    """The address of a record's page, or nothing."""
    return url_of(record)


@register.simple_tag
def cell(item: Cell) -> SafeString | str:
    """What one cell of a table shows."""
    if item.column.template:
        return render_to_string(item.column.template, {"cell": item, "record": item.row})
    if item.is_empty:
        return format_html('<span class="empty-cell">{}</span>', EMPTY)
    shown: SafeString | str = item.text
    if item.column.badge:
        shown = badge(item.text, item.tone)
    elif isinstance(item.raw, datetime):
        shown = instant(item.raw)
    elif isinstance(item.raw, date):
        shown = day(item.raw)
    return format_html('<a href="{}">{}</a>', item.url, shown) if item.url else shown


@register.simple_tag(takes_context=True)
def with_query(context: Context, **changes: Any) -> str:
    """The address of this page with some of its state changed; an empty value removes the name."""
    request: HttpRequest = context["request"]
    query = request.GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = str(value)
    return f"?{query.urlencode()}" if query else request.path


@register.simple_tag(takes_context=True)
def carried(context: Context, *left_out: str) -> list[tuple[str, str]]:
    """The rest of the state of this page, for hidden fields of a form that changes only some of it."""
    request: HttpRequest = context["request"]
    return [(name, value) for name, values in request.GET.lists() if name not in left_out for value in values]


@register.filter
def widget_kind(field: BoundField) -> str:
    """The kind of a field's widget, for its layout: checkbox, textarea, file, radio, select, input."""
    name = type(field.field.widget).__name__.lower()
    kinds = {
        "checkboxselect": "group",
        "radio": "group",
        "checkbox": "checkbox",
        "textarea": "textarea",
        "file": "file",
    }
    return next((kind for part, kind in kinds.items() if part in name), _plain_kind(field, name))


def _plain_kind(field: BoundField, widget: str) -> str:
    if "select" in widget:
        return "select"
    short = getattr(field.field, "max_length", None)
    return (
        "text" if widget == "textinput" and hasattr(field.field, "strip") and not (short and short <= 40) else "input"
    )


@register.filter
def tone_icon(tone_name: str) -> str:
    """The drawing that goes with a tone, so that colour never stands alone."""
    return TONE_ICONS.get(tone_name, "minus")


@register.filter
def unlocalized(value: Any) -> str:
    """A number for a drawing: always with a point."""
    return f"{value:g}"


@register.filter
def initials(user: Any) -> str:
    """Two letters for a small round mark."""
    return "".join(word[0] for word in str(user).split()[:2]).upper()


@register.filter
def late_text(count: int) -> str:
    """3 late."""
    return ngettext("%(count)s late", "%(count)s late", count) % {"count": number(count)}
