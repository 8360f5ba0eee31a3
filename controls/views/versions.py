"""Pages of the versions of a statement: the list, what one froze, approval, return, pin, comparison."""

import hashlib
from datetime import datetime
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from controls import actions, queries, wording
from controls.comparison import LineChange, compare
from controls.forms import statement as forms
from controls.models import StatementVersion
from controls.models.frameworks import in_language
from controls.views.statement import line_context
from trail import clock
from trail.canonical import canonical
from web.pages import ActionPage, ListPage, RecordPage
from web.tables import Column


class VersionAction(ActionPage):
    """A door on a version of the statement, offered in one status."""

    records = staticmethod(queries.statements)
    parameter = "statement"
    nav = "controls"
    offered_in: frozenset[str] = frozenset({StatementVersion.Status.SUBMITTED})

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Only in the status for which it makes sense."""
        return (record is None or record.status in cls.offered_in) and super().offered_to(user, record)


class DecideVersion(VersionAction):
    """What an approver does, never the author."""

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """To anybody but the author."""
        return (record is None or record.submitted_by_id != user.pk) and super().offered_to(user, record)

    def initial(self) -> dict[str, Any]:
        """Nothing."""
        return {}


class ApproveStatement(DecideVersion):
    """The door to approve a version; its author does not see it."""

    action = actions.approve_statement
    form_class = forms.ApproveStatementForm
    label = _("Approve")
    icon = "check"
    style = "primary"
    intro = _("The version then stands in place of the one before. It cannot be changed any more.")
    success = _("Statement approved.")


class ReturnStatement(DecideVersion):
    """The door to hand a version back to its author."""

    action = actions.return_statement
    form_class = forms.ReturnStatementForm
    label = _("Return to its author")
    icon = "arrow-back-up"
    intro = _("The version stays on record; its author corrects the lines and submits a new one.")
    success = _("Statement returned.")


class PinStatement(VersionAction):
    """The door to mark the version that the certificate names."""

    action = actions.pin_statement
    form_class = forms.PinStatementForm
    label = _("Name on the certificate")
    icon = "certificate"
    intro = _("This is the version that the certificate names. The mark leaves any other version.")
    success = _("Version pinned.")
    offered_in = frozenset({StatementVersion.Status.APPROVED, StatementVersion.Status.SUPERSEDED})

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Unless it bears the mark already."""
        return (record is None or not record.pinned) and super().offered_to(user, record)


class StatementVersionList(ListPage):
    """The versions that a person may see."""

    title = _("Versions of the statement")
    permission = "controls.view"
    nav = "controls"
    rows = staticmethod(queries.statements)
    filter_class = forms.StatementVersionFilter
    default_sort = "-submitted_on"
    columns = (
        Column("reference", _("Ref."), link=True),
        Column("perimeter", _("Perimeter"), sort="perimeter__path", link=True, wide=True),
        Column("number", _("Version"), numeric=True),
        Column("status", _("Status"), badge=True),
        Column("pinned", _("Named on the certificate")),
        Column("submitted_on", _("Submitted on"), date=True),
        Column("submitted_by", _("Submitted by"), sort=False),
        Column("decided_on", _("Decided on"), date=True),
        Column("decided_by", _("Decided by"), sort=False),
    )
    empty_title = _("No version yet")
    empty_text = _("Decide every line of a statement, then submit it: it is frozen as its first version.")


class StatementVersionPage(RecordPage):
    """One version: who submitted and approved it, and every line as it was frozen."""

    permission = "controls.view"
    nav = "controls"
    records = staticmethod(queries.statements)
    template_name = "controls/statement_version.html"
    status = Column("status", _("Status"), badge=True)
    actions = (ApproveStatement, ReturnStatement, PinStatement)
    facts = (
        Column("reference", _("Reference")),
        Column("perimeter", _("Perimeter")),
        Column("pinned", _("Named on the certificate")),
        Column("submitted_on", _("Submitted on"), date=True),
        Column("submitted_by", _("Submitted by")),
        Column("decided_on", _("Decided on"), date=True),
        Column("decided_by", _("Decided by")),
        Column("frozen.digest", _("Digest")),
        Column("note", _("What changed"), text=True),
        Column("decision_note", _("Note of the approver"), text=True),
    )

    @cached_property
    def others(self) -> list[StatementVersion]:
        """The versions it may be compared with."""
        found = queries.statements(self.user).filter(perimeter=self.record.perimeter).exclude(pk=self.record.pk)
        return list(found.select_related("frozen").order_by("-number"))

    @property
    def asked(self) -> str:
        """What the address compares it with: another version, or "working" for the statement of today."""
        return self.request.GET.get("with", "")

    @cached_property
    def compared_with(self) -> StatementVersion | None:
        """The version asked for in the address."""
        return next((row for row in self.others if str(row.pk) == self.asked), None)

    def context(self) -> dict[str, Any]:
        """The frozen lines, and what changed since another version or today, by whom and why."""
        frozen = self.record.frozen
        content = frozen.content
        owners = [line["owner"] for line in content["lines"]]
        names = queries.names_by_reference(perimeter=self.record.perimeter, references=owners)
        return {
            "content": content,
            "intact": hashlib.sha256(canonical(content)).hexdigest() == frozen.digest,
            "checkpoint": frozen.checkpoint_size,
            "lines": [self._line(line, names) for line in content["lines"]],
            "others": self.others,
            "asked": self.asked,
            "compared_with": self.compared_with,
            "changes": self._changes(),
            "print_url": f"{reverse('controls:statement_print', args=[self.record.perimeter_id])}"
            f"?version={self.record.number}",
            **line_context(self.user, self.record.perimeter),
        }

    def _changes(self) -> list[dict[str, Any]]:
        """What differs, the earlier statement first; today comes after any version."""
        mine = self.record.frozen
        if self.asked == "working":
            today = queries.working_content(perimeter=self.record.perimeter, on=clock.today())
            return self._told(mine.content, today, mine.at, None)
        if self.compared_with is None:
            return []
        first, second = sorted([self.record, self.compared_with], key=lambda row: row.number)
        return self._told(first.frozen.content, second.frozen.content, first.frozen.at, second.frozen.at)

    def _told(
        self, before: dict[str, Any], after: dict[str, Any], since: datetime, until: datetime | None
    ) -> list[dict[str, Any]]:
        changes = compare(before=before, after=after)
        behind = queries.controls_behind(before, after) if changes else {}
        causes = (
            queries.causes_of(perimeter=self.record.perimeter, controls=behind, after=since, until=until)
            if changes
            else {}
        )
        references = [value for change in changes for name, *pair in change.fields if name == "owner" for value in pair]
        names = queries.names_by_reference(perimeter=self.record.perimeter, references=references)
        return [{**shown_change(change, names), "causes": causes.get(change.key, [])} for change in changes]

    def _line(self, line: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
        title = in_language(line["title_fr"], line["title_en"])
        label = wording.DECISION_LABELS[line["decision"]]
        return {**line, "title": title, "decision_label": label, "owner": names.get(line["owner"], line["owner"])}


FIELD_LABELS = {
    "decision": _("Decision"),
    "reasons": _("Why it is included"),
    "sources": _("What it cites"),
    "maturity": _("Maturity"),
    "derogations": _("Derogations"),
    "justification": _("Justification"),
    "owner": pgettext_lazy("control", "Owner"),
    "status": _("Status"),
    "effectiveness": _("Effectiveness"),
    "controls": _("Controls"),
    "evidence": _("Evidence"),
}
VALUE_LABELS: dict[str, Any] = {
    **wording.DECISION_LABELS,
    **wording.STATUS_LABELS,
    **wording.EFFECTIVENESS_LABELS,
    **forms.REASON_LABELS,
}


def shown_change(change: LineChange, names: dict[str, str]) -> dict[str, Any]:
    """What changed on one line, in words."""
    shown = [(FIELD_LABELS[name], _shown(before, names), _shown(after, names)) for name, before, after in change.fields]
    title = in_language(change.title_fr, change.title_en)
    return {"ref": change.ref, "title": title, "kind": change.kind, "shown": shown}


def _shown(value: Any, names: dict[str, str]) -> str:
    if isinstance(value, list):
        return ", ".join(_shown(item, names) for item in value) or "—"
    if isinstance(value, dict):
        status = VALUE_LABELS.get(value.get("status", ""), "")
        named = value.get("reference") or value.get("label", "")
        return f"{named} ({status})" if status else str(named)
    if value in (None, ""):
        return "—"
    return str(VALUE_LABELS.get(value, names.get(value, value)))
