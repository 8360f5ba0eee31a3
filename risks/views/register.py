"""The register, the page of a risk, the matrix."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from risks.columns import PLAN, REGISTER
from risks.filters import RiskFilter
from risks.groups import REGISTER as GROUPS
from risks.levels import above_line
from risks.lifecycle import Kind
from risks.models import Axis, Risk
from risks.queries import register as reads
from risks.queries.proposals import proposal_for
from risks.queries.story import standing_lines, story_of
from risks.queries.treatment import actions_of
from risks.registers.columns import file_columns
from risks.views.bulk import AssignRisk, ChooseOption, ScheduleReview
from risks.views.changes import (
    AcceptRisk,
    AssessRisk,
    CloseRisk,
    EditRisk,
    IdentifyRisk,
    PrepareAcceptance,
    ReviewRisk,
    WithdrawRisk,
)
from risks.views.imports import StageRegister
from risks.views.printing import PrintRisk
from risks.views.treatment import DecideTreatment, LinkControl, LinkEvidence, PlanAction
from risks.views.wizard import StartScenario
from trail import clock
from web.exports import FORMATS
from web.pages import ListPage, RecordPage
from web.tables import Cell, Column, RelatedTable


class RiskList(ListPage):
    """The risk register (6.1.2, 8.2)."""

    title = _("Risk register")
    permission = "risks.view"
    rows = staticmethod(reads.register)
    columns: ClassVar[Sequence[Column]] = REGISTER
    filter_class = RiskFilter
    search_paths = ("searched",)
    default_sort = "reference"
    groups = GROUPS
    actions = (IdentifyRisk, StartScenario, StageRegister)
    bulk = (AssignRisk, ScheduleReview, ChooseOption, ReviewRisk)
    empty_title = _("No risk is identified yet")
    empty_text = _("Identify a first risk, or import the register you keep in a spreadsheet.")


class RegisterFile(RiskList):
    """The whole register as a file that an import reads back without loss: `?export=xlsx` or `csv`, filters apply."""

    title = _("Register to import again")
    rows = staticmethod(reads.register_file)
    columns = file_columns()
    parent = "risks:risk_list"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """The file."""
        asked = request.GET.get("export", "")
        return self.exported(asked if asked in FORMATS else "xlsx")


ASSESSMENTS = RelatedTable(
    title=_("Assessments"),
    rows=reads.assessments_of,
    columns=(
        Column("at", _("Date"), date=True),
        Column("kind", _("Kind"), badge=True),
        Column("likelihood_step", _("Likelihood")),
        Column("severity_step", _("Severity")),
        Column("level_step", _("Level"), badge=True),
        Column("rationale", _("Rationale"), text=True),
        Column("assessed_by", _("Assessed by")),
    ),
    empty=_("Not assessed yet."),
    actions=(AssessRisk,),
)
ACTIONS = RelatedTable(
    title=_("Treatment plan"),
    rows=actions_of,
    columns=tuple(column for column in PLAN if column.accessor != "risk.reference" and not column.hidden),
    empty=_("No action is planned."),
    actions=(PlanAction,),
)
CONTROLS = RelatedTable(
    title=_("Controls"),
    rows=reads.controls_of,
    columns=(
        Column("role", _("Role")),
        Column("requirement", _("Requirement"), link="requirement", wide=True),
        Column("control", _("Control"), link="control", wide=True),
        Column("unlink", "", value=lambda _link: _("Unlink"), link="risks:control_unlink", sort=False),
    ),
    empty=_("No control answers this risk yet."),
    actions=(LinkControl,),
)
ACCEPTANCES = RelatedTable(
    title=_("Acceptances"),
    rows=reads.acceptances_of,
    columns=(
        Column("at", _("Date"), date=True, link=True),
        Column("accepted_by", _("Accepted by")),
        Column("level_step", _("Level accepted"), badge=True),
        Column("justification", _("Justification"), text=True),
        Column("expires_on", _("Valid until"), date=True),
    ),
    empty=_("Not accepted yet."),
)
REVIEWS = RelatedTable(
    title=_("Reviews"),
    rows=reads.reviews_of,
    columns=(
        Column("at", _("Date"), date=True),
        Column("reviewed_by", _("Reviewed by")),
        Column("outcome", _("Outcome")),
        Column("conclusion", _("Conclusion"), text=True),
        Column("next_on", _("Next review"), date=True),
    ),
    empty=_("Not reviewed yet."),
)
ASSETS = RelatedTable(
    title=_("Assets"),
    rows=reads.assets_of,
    columns=(
        Column("asset.reference", _("Ref."), link="asset"),
        Column("asset.name", _("Asset"), wide=True),
        Column("asset.needs", _("Needs")),
        Column("asset.health_data", _("Health data")),
    ),
    empty=_("No asset is named."),
)


EVIDENCE = RelatedTable(
    title=_("Evidence"),
    rows=reads.evidence_of,
    columns=(
        Column("evidence", _("Evidence"), link="evidence", wide=True),
        Column("comment", _("What it proves"), text=True),
        Column("evidence.valid_until", _("Valid until"), date=True),
        Column("unlink", "", value=lambda _link: _("Unlink"), link="risks:evidence_unlink", sort=False),
    ),
    empty=_("The risk itself rests on no evidence; its controls may."),
    actions=(LinkEvidence,),
)


class RiskPage(RecordPage):
    """One risk and its story."""

    permission = "risks.view"
    records = staticmethod(reads.risks)
    template_name = "risks/risk.html"
    status = Column("status", _("Status"), badge=True)
    facts = (
        Column("feared_event_text", _("Feared event")),
        Column("criteria", _("Criteria touched")),
        Column("description", _("Description"), text=True),
        Column("owner_text", _("Risk owner")),
        Column("perimeter.name", _("Perimeter")),
        Column("existing_controls", _("Existing controls"), text=True),
        Column("option", _("Treatment")),
        Column("treatment.justification", _("Why this treatment"), text=True),
        Column("planned_controls", _("Planned controls"), text=True),
        Column("accepted_until", _("Accepted until"), date=True),
        Column("review_on", _("Next review"), date=True),
        Column("comment", _("Comment"), text=True),
        Column("source_reference", _("Register ref.")),
        Column("ended_reason", _("Why it ended"), text=True),
    )
    actions = (
        AcceptRisk,
        AssessRisk,
        DecideTreatment,
        PrepareAcceptance,
        ReviewRisk,
        EditRisk,
        PrintRisk,
        CloseRisk,
        WithdrawRisk,
    )
    tables = (ACTIONS, CONTROLS, ASSESSMENTS, ASSETS, EVIDENCE, ACCEPTANCES, REVIEWS)

    def cells(self) -> list[Cell]:
        """The facts, without the long texts that nobody filled in."""
        return [cell for cell in super().cells() if not (cell.column.text and cell.is_empty)]

    def context(self) -> dict[str, Any]:
        """Where it stands in a few sentences, the three levels side by side, the story, what deserves a look."""
        risk: Risk = self.record
        proposal = proposal_for(risk=risk, at=clock.now())
        return {
            "levels": [_level(risk, kind) for kind in Kind],
            "standing": standing_lines(self.user, risk, on=clock.today()),
            "story": story_of(self.user, risk),
            "proposal": proposal,
            "may_assess": proposal is not None and AssessRisk.offered_to(self.user, risk),
            "sources": list(reads.sources_of(risk=risk)),
            "threats": list(reads.threats_of(risk=risk)),
            "vulnerabilities": list(reads.vulnerabilities_of(risk=risk)),
        }


def _level(risk: Risk, kind: Kind) -> dict[str, Any]:
    """One of the three levels, worded, and whether it stands above the line."""
    likelihood, severity = risk.pair(kind)
    words = {
        axis: risk.scale.step(axis, value) if risk.scale else None
        for axis, value in ((Axis.LIKELIHOOD, likelihood), (Axis.SEVERITY, severity))
    }
    level = risk.level(kind)
    return {
        "kind": kind,
        "step": risk.level_step(kind),
        "likelihood": words[Axis.LIKELIHOOD],
        "severity": words[Axis.SEVERITY],
        "above": above_line(level=level, line=risk.acceptance_line or 0) if level else False,
    }
