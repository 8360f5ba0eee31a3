"""Pages of imports of frameworks: upload, preview, confirm; and carrying decisions to a newer edition."""

from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from controls import actions, queries
from controls.actions.catalogue_errors import reason_of
from controls.forms import imports as forms
from controls.models import Framework, FrameworkImport
from controls.models.frameworks import in_language
from controls.queries.editions import ADDED, CHANGED, REMOVED, UNCHANGED
from jobs.queries import visible_jobs
from organisation.models import Perimeter
from organisation.queries import perimeters_where
from web.pages import ActionPage, ListPage, RecordPage
from web.tables import Column

CHANGE_LABELS = {
    ADDED: pgettext_lazy("requirement", "Added"),
    CHANGED: pgettext_lazy("requirement", "Changed"),
    REMOVED: pgettext_lazy("requirement", "Removed"),
    UNCHANGED: pgettext_lazy("requirement", "Unchanged"),
}
CHANGE_TONES = {ADDED: "ok", CHANGED: "warn", REMOVED: "bad", UNCHANGED: "neutral"}
FIELD_LABELS = {
    "title_fr": _("French title"), "title_en": _("English title"), "summary_fr": _("French text"),
    "summary_en": _("English text"), "assessable": _("whether it is assessed"),
}  # fmt: skip
STATE_LABELS = {
    "new": _("New framework"),
    "edition": _("New edition"),
    "update": _("Correction of an edition that is loaded"),
    "same": _("Already loaded: nothing changes"),
}
KIND_LABELS = {
    "library": _("Library of CISO Assistant"), "oscal_catalog": _("OSCAL catalog"), "oscal_profile": _("OSCAL profile"),
}  # fmt: skip
LEFT_OUT = {
    "steps": _("it has fewer than two steps or more than six on one axis"),
    "grid": _("its grid cannot be read"),
    "falls": _("its level falls where likelihood or severity rises"),
}
PART_LABELS = {"threats": _("Threats"), "risk_matrices": _("Risk matrices")}


class StageFramework(ActionPage):
    """The door to upload a file of frameworks."""

    action = actions.stage_framework
    form_class = forms.StageFrameworkForm
    label = _("Import a file")
    title = _("Import a framework")
    intro = _("The file is read first: you see what would be added or changed before anything is written.")
    icon = "file-import"
    parent = "controls:framework_list"
    template_name = "controls/stage_framework.html"
    success = _("The file is being read.")

    def success_url(self, result: FrameworkImport) -> str:
        """The preview."""
        return reverse("controls:framework_import", args=[result.pk])


class ImportFramework(ActionPage):
    """The door to confirm an import."""

    action = actions.import_framework
    form_class = forms.ImportFrameworkForm
    records = staticmethod(queries.framework_imports)
    parameter = "staged"
    parent = "controls:framework_import_list"
    label = _("Import everything")
    title = _("Import everything")
    style = "primary"
    icon = "check"
    success = _("The file is imported.")

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Once the file was read without a fault."""
        ready = record is None or record.status == FrameworkImport.Status.READY
        return ready and bool(cls.action.allowed(user, None))

    def cancel_url(self) -> str:
        """The preview."""
        return reverse("controls:framework_import", args=[self.record.pk])

    def success_url(self, result: FrameworkImport) -> str:
        """The framework when there is one, else the preview, which says what was written."""
        written = result.plan.get("written", [])
        return reverse("controls:framework", args=written) if len(written) == 1 else self.cancel_url()


class FrameworkImportList(ListPage):
    """One's own imports of frameworks."""

    title = _("Imports of frameworks")
    permission = "controls.adopt"
    nav = "controls"
    parent = "controls:framework_list"
    rows = staticmethod(queries.framework_imports)
    columns = (
        Column("created_at", _("Date"), link=True),
        Column("file_name", _("File"), wide=True),
        Column("status", _("Status"), badge=True),
    )
    default_sort = "-created_at"
    actions = (StageFramework,)
    empty_title = _("Nothing was imported yet")
    empty_text = _("Import the library or the catalog that its publisher gives as a file.")


def told_part(name: str, part: dict[str, Any]) -> dict[str, Any]:
    """What becomes of the objects of one kind, in words."""
    left = [(title, LEFT_OUT.get(code, code)) for title, code in part.get("left", [])]
    return {"label": PART_LABELS.get(name, name), **part, "left": left}


class FrameworkImportPage(RecordPage):
    """The preview of an import: what it holds, what would change, or where and why it is refused."""

    permission = "controls.adopt"
    nav = "controls"
    records = staticmethod(queries.framework_imports)
    parent = "controls:framework_import_list"
    template_name = "controls/framework_import.html"
    status = Column("status", _("Status"), badge=True)
    actions = (ImportFramework,)

    def context(self) -> dict[str, Any]:
        """The plan in words."""
        plan = self.record.plan
        error = plan.get("error")
        return {
            "job": self._job(),
            "plan": plan,
            "kind": KIND_LABELS.get(plan.get("kind", ""), ""),
            "error": {"path": error["path"], "reason": reason_of(**error)} if error else None,
            "frameworks": [told(row) for row in plan.get("frameworks", [])],
            "parts": [told_part(name, part) for name, part in plan.get("parts", {}).items()],
        }

    def _job(self) -> Any:
        """The job that reads the file, while it does or when it failed."""
        if self.record.status != FrameworkImport.Status.QUEUED or self.record.job_id is None:
            return None
        return visible_jobs(self.user).filter(pk=self.record.job_id).first()


def told(row: dict[str, Any]) -> dict[str, Any]:
    """A planned framework in the reader's language."""
    counts = [(CHANGE_LABELS[kind], CHANGE_TONES[kind], row["counts"].get(kind, 0)) for kind in CHANGE_LABELS]
    return {
        **row,
        "title": in_language(row["title_fr"], row["title_en"]),
        "state_label": STATE_LABELS[row["state"]],
        "tallies": [tally for tally in counts if tally[2]] if row["state"] in {"edition", "update"} else [],
        "changes": [
            {
                **change,
                "label": CHANGE_LABELS[change["kind"]],
                "tone": CHANGE_TONES[change["kind"]],
                "title": in_language(change["title_fr"], change["title_en"]),
                "fields": [FIELD_LABELS[name] for name in change["fields"]],
            }
            for change in row["changes"]
        ],
    }


class CarryOver(ActionPage):
    """The door to carry decisions to a newer edition, requirement by requirement, for a perimeter and below."""

    action = actions.carry_over
    form_class = forms.CarryOverForm
    records = staticmethod(queries.succeeding)
    parameter = "framework"
    label = _("Carry the decisions over")
    title = _("From one edition to the next")
    icon = "arrow-right"
    style = "primary"
    nav = "controls"
    parent = "controls:framework_list"
    template_name = "controls/carry_over.html"
    success = _("Decisions carried over. The older edition keeps its own.")

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Whoever may adopt a framework somewhere."""
        return bool(user.has_right(cls.action.permission))

    @cached_property
    def perimeters(self) -> list[Perimeter]:
        """Where this person may carry decisions over."""
        return list(perimeters_where("controls.adopt")(self.user))

    @cached_property
    def perimeter(self) -> Perimeter | None:
        """The perimeter asked for, or the topmost one."""
        asked = self.request.POST.get("perimeter") or self.request.GET.get("perimeter", "")
        found = next((row for row in self.perimeters if str(row.pk) == asked), None)
        return found or (self.perimeters[0] if self.perimeters else None)

    def initial(self) -> dict[str, Any]:
        """The perimeter that the page shows."""
        return {"perimeter": self.perimeter}

    def cancel_url(self) -> str:
        """The newer edition."""
        return reverse("controls:framework", args=[self.record.pk])

    def success_url(self, result: Framework) -> str:
        """The newer edition, seen from the perimeter."""
        return f"{self.cancel_url()}?perimeter={self.perimeter.pk}" if self.perimeter else self.cancel_url()

    def context(self) -> dict[str, Any]:
        """Both editions side by side, and what was decided on the older one."""
        succession = queries.succession_of(framework=self.record)
        rows = (
            queries.migration(succession=succession, perimeter=self.perimeter) if succession and self.perimeter else []
        )
        shown = self.request.GET.get("show", "")
        counts = {kind: sum(row.change.kind == kind for row in rows) for kind in CHANGE_LABELS}
        return {
            "succession": succession,
            "perimeter": self.perimeter,
            "perimeters": self.perimeters,
            "tallies": [(kind, label, CHANGE_TONES[kind], counts[kind]) for kind, label in CHANGE_LABELS.items()],
            "shown": shown,
            "rows": [side_by_side(row) for row in rows if shown_row(row, shown)],
            "decided": sum(row.decided for row in rows),
            "to_carry": sum(row.decided and not row.carried and row.change.newer is not None for row in rows),
        }


def shown_row(row: queries.Carried, asked: str) -> bool:
    """What the filter of the page keeps; without one, what was decided and what is not the same any more."""
    return row.change.kind == asked if asked in CHANGE_LABELS else row.decided or row.change.kind != UNCHANGED


def side_by_side(row: queries.Carried) -> dict[str, Any]:
    """One line of the comparison, in words."""
    change = row.change
    return {
        "row": row,
        "older": change.older,
        "newer": change.newer,
        "requirement": change.newer or change.older,
        "label": CHANGE_LABELS[change.kind],
        "tone": CHANGE_TONES[change.kind],
        "fields": [FIELD_LABELS[name] for name in change.fields],
        "open": bool(row.decided and not row.carried and change.newer is not None and change.older is not None),
        "ticked": change.kind == UNCHANGED,
    }
