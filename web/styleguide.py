"""The design page: every component of the interface, in every state, for whoever builds a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from web import clock
from web.access import SIGNED_IN
from web.forms import ActionForm, DateField, DecimalField, FileDropInput
from web.pages.actions import Button
from web.pages.base import Page
from web.pagination import Slice
from web.registries import Change, DueItem, Panel, Tile
from web.tables import Column, Heading, Table

STATUSES = {"in_treatment": _("In treatment"), "accepted": _("Accepted"), "late": _("Late"), "draft": _("Draft")}
LEVELS = ["ok", "ok", "warn", "warn", "bad"]


@dataclass(frozen=True)
class SampleRow:
    """A line of the sample table."""

    reference: str
    title: Any
    status: str
    owner: str
    due_on: date | None
    level: int

    def get_status_display(self) -> Any:
        """The status in words."""
        return STATUSES[self.status]


class SampleForm(ActionForm):
    """Every kind of field, for the design page."""

    title = forms.CharField(label=_("Title"), max_length=80, help_text=_("A few words that others will recognise."))
    owner = forms.ChoiceField(
        label=_("Owner"), choices=[("", _("Choose…")), ("a", "Claire Aubry"), ("b", "Sami Haddad")]
    )
    due_on = DateField(label=_("Due date"))
    amount = DecimalField(label=_("Budget"), required=False, decimal_places=2, max_digits=9)
    response = forms.ChoiceField(
        label=_("Treatment"), choices=[("modify", _("Modify")), ("avoid", _("Avoid"))], widget=forms.RadioSelect
    )
    details = forms.CharField(label=_("Details"), widget=forms.Textarea, required=False)
    document = forms.FileField(label=_("File"), widget=FileDropInput, required=False)
    told = forms.BooleanField(label=_("The owner was told"), required=False)
    sections = [
        (_("What"), ["title", "details", "document"]),
        (_("Who and when"), ["owner", "due_on", "amount", "response", "told"]),
    ]


class DesignPage(Page):
    """Every component, with sample words."""

    title = _("Design system")
    intro = _("Every component of the interface, in every state. The words and figures are samples.")
    permission = SIGNED_IN
    template_name = "web/design.html"
    columns = [
        Column("reference", _("Ref.")),
        Column("title", _("Title"), wide=True),
        Column("status", _("Status"), badge=True),
        Column("owner", _("Owner")),
        Column("due_on", _("Due date"), date=True),
        Column("level", _("Level"), numeric=True),
    ]
    size, sizes = 50, (25, 50, 100)

    def context(self) -> dict[str, Any]:
        """Samples for the template."""
        today = clock.today()
        filled = SampleForm({"title": "", "owner": "", "due_on": "31/13/2026", "amount": "12,x"}, user=self.user)
        filled.is_valid()
        return {
            "today": today,
            "tones": [
                ("ok", _("Implemented")),
                ("info", _("In progress")),
                ("warn", _("Partial")),
                ("bad", _("Late")),
                ("neutral", _("Draft")),
            ],
            "swatches": ["bg", "surface", "sunken", "line", "line-strong", "ink", "muted", "accent", "accent-soft"],
            "tiles": self.tiles(),
            "table": self.table(),
            "slice": Slice([1] * 50, 1234, 51, "a", "b"),
            "form": SampleForm(user=self.user, initial={"response": "modify"}),
            "bad_form": filled,
            "items": self.items(today),
            "now": clock.now(),
            "sample_changes": [
                Change(label="R-012", url="#lists", what=_("Assess"), at=clock.now() - timedelta(hours=3)),
                Change(label="A.5.18", url="#lists", what=_("Edit"), at=clock.now() - timedelta(days=1)),
            ],
            "panels": self.panels(),
            "buttons": [
                Button(_("Assess"), "#buttons", "primary", "pencil"),
                Button(_("Export"), "#buttons", "", "download"),
                Button(_("Withdraw"), "#buttons", "danger", ""),
            ],
            **self.charts(),
        }

    def tiles(self) -> list[Tile]:
        """Figures."""
        return [
            Tile(label=_("Applicable controls"), value=87, url="#kpis", hint=_("of 93")),
            Tile(label=_("Implemented"), value="62 %", url="#kpis", hint=_("+4 points this quarter"), tone="ok"),
            Tile(label=_("Risks above the line"), value=7, url="#kpis", hint=_("2 new"), tone="warn"),
            Tile(label=_("Late actions"), value=3, url="#kpis", hint=_("the oldest by 12 days"), tone="bad"),
        ]

    def table(self) -> Table:
        """A few rows with every kind of cell."""
        today = clock.today()
        names = [
            ("R-012", _("Ransomware on the hosting platform"), "in_treatment", "Claire Aubry", 12, 16),
            ("R-019", _("Loss of a backup medium"), "accepted", "Sami Haddad", 48, 6),
            ("R-023", _("Departure of a key administrator"), "late", "Inès Morel", -9, 12),
            ("R-031", _("Wrong recipient of a health record"), "draft", "", None, 4),
        ]
        rows = [
            SampleRow(ref, title, status, owner, today + timedelta(days=days) if days is not None else None, level)
            for ref, title, status, owner, days, level in names
        ]
        plain = [Column(c.accessor, c.label, badge=c.badge, numeric=c.numeric, wide=c.wide) for c in self.columns]
        headings = [
            Heading(plain[0], "-reference", "ascending"),
            Heading(plain[1], "title"),
            *(Heading(c) for c in plain[2:]),
        ]
        return Table(plain, rows, headings)

    def items(self, today: Any) -> list[DueItem]:
        """Deadlines."""
        return [
            DueItem(
                label=_("Review the access rights of the hosting team"),
                url="#due",
                due_on=today - timedelta(days=3),
                kind=_("Control"),
                record_label="A.5.18",
            ),
            DueItem(label=_("Acknowledge the security policy"), url="#due", due_on=today, kind=_("Policy")),
            DueItem(
                label=_("Decide the treatment of R-012"),
                url="#due",
                due_on=today + timedelta(days=12),
                kind=_("Risk"),
                record_label="R-012",
            ),
        ]

    def panels(self) -> list[Panel]:
        """What stands beside a record."""
        return [
            Panel(title=_("Links"), template="web/design/links.html", count=2),
            Panel(title=_("History"), template="web/design/history.html", count=3),
            Panel(title=_("Proof"), template="web/design/proof.html"),
        ]

    def charts(self) -> dict[str, Any]:
        """Figures to draw."""
        counts = [[0, 1, 2, 1, 0], [1, 3, 2, 2, 1], [2, 4, 5, 1, 0], [3, 2, 1, 0, 0], [4, 1, 0, 0, 0]]
        matrix = [
            (
                5 - line,
                [(count, LEVELS[min(4, (5 - line + column) // 2)], "#charts") for column, count in enumerate(cells)],
            )
            for line, cells in enumerate(counts)
        ]
        return {
            "matrix": matrix,
            "matrix_columns": range(1, 6),
            "bars": [
                (_("Implemented"), 54, "ok"),
                (_("Partial"), 21, "warn"),
                (_("Not started"), 12, "bad"),
                (_("Not applicable"), 6, "neutral"),
            ],
            "trend": [("T1", 41), ("T2", 48), ("T3", 58), ("T4", 62), ("T1", 71)],
            "cycle": {"plan": _("Done"), "do": _("62 %"), "check": _("Audit in 23 days"), "act": _("3 late")},
        }
