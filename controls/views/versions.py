"""Pages of the versions of a statement: the list, what one froze, approval, return, pin, comparison."""

from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from controls import actions, queries, wording
from controls.comparison import LineChange, compare
from controls.forms import statement as forms
from controls.models import StatementVersion
from controls.models.frameworks import in_language
from controls.views.statement import line_context
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
    label = _("Named on the certificate")
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

    @cached_property
    def compared_with(self) -> StatementVersion | None:
        """The version asked for in the address."""
        asked = self.request.GET.get("with", "")
        return next((row for row in self.others if str(row.pk) == asked), None)

    def context(self) -> dict[str, Any]:
        """The frozen lines, or what changed since another version."""
        changes: list[LineChange] = []
        if self.compared_with is not None:
            pair = sorted([self.record, self.compared_with], key=lambda row: row.number)
            changes = compare(before=pair[0].frozen.content, after=pair[1].frozen.content)
        owners = [line["owner"] for line in self.record.frozen.content["lines"]]
        names = queries.names_by_reference(perimeter=self.record.perimeter, references=owners)
        return {
            "content": self.record.frozen.content,
            "lines": [self._line(line, names) for line in self.record.frozen.content["lines"]],
            "others": self.others,
            "compared_with": self.compared_with,
            "changes": [shown_change(change) for change in changes],
            **line_context(self.user, self.record.perimeter),
        }

    def _line(self, line: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
        title = in_language(line["title_fr"], line["title_en"])
        label = wording.DECISION_LABELS[line["decision"]]
        return {**line, "title": title, "decision_label": label, "owner": names.get(line["owner"], line["owner"])}


FIELD_LABELS = {
    "decision": _("Decision"),
    "reasons": _("Why it is included"),
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


def shown_change(change: LineChange) -> dict[str, Any]:
    """What changed on one line, in words."""
    shown = [(FIELD_LABELS[name], _shown(before), _shown(after)) for name, before, after in change.fields]
    title = in_language(change.title_fr, change.title_en)
    return {"ref": change.ref, "title": title, "kind": change.kind, "shown": shown}


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(item["reference"] if isinstance(item, dict) else _shown(item) for item in value) or "—"
    return str(VALUE_LABELS.get(value, value)) or "—"
