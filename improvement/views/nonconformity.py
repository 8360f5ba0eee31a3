"""The page of a nonconformity, step by step."""

from django.utils.translation import gettext_lazy as _

from improvement import queries
from improvement.views.columns import OWNER
from improvement.views.corrective_actions import PlanCorrectiveAction
from improvement.views.nonconformity_steps import (
    ApprovePlan,
    CloseFinding,
    FindCause,
    RecordCorrection,
    ReviewEffectiveness,
)
from web.pages import RecordPage
from web.tables import Column, RelatedTable


class NonconformityPage(RecordPage):
    """One finding, step by step."""

    permission = "improvement.view"
    records = staticmethod(queries.nonconformities)
    status = Column("status", _("Status"), badge=True)
    facts = (
        Column("grade", _("Grade"), badge=True),
        Column("fact", _("Fact"), text=True, wide=True),
        Column("requirement", _("Requirement")),
        Column("criterion", _("Criterion")),
        Column("source", _("Source")),
        Column("perimeter.name", _("Perimeter")),
        Column("owner.display_name", _("Owner")),
        Column("raised_by.display_name", _("Raised by")),
        Column("detected_on", _("Found"), date=True),
        Column("due_on", _("Due"), date=True),
        Column("correction", _("Correction"), text=True, wide=True),
        Column("similar_cases", _("Similar cases"), text=True, wide=True),
        Column("root_cause", _("Root cause"), text=True, wide=True),
        Column("closed_on", _("Closed"), date=True),
    )
    actions = (
        RecordCorrection,
        FindCause,
        ApprovePlan,
        ReviewEffectiveness,
        CloseFinding,
    )
    tables = (
        RelatedTable(
            _("Corrective actions"),
            queries.actions_of,
            (
                Column("reference", _("Ref."), link=True),
                Column("title", _("Title"), link=True, wide=True),
                Column("status", _("Status"), badge=True),
                Column("progress", _("Progress"), numeric=True, suffix=" %"),
                OWNER,
                Column("due_on", _("Due"), date=True),
            ),
            empty=_("No action is planned yet."),
            actions=(PlanCorrectiveAction,),
        ),
        RelatedTable(
            _("Effectiveness reviews"),
            queries.effectiveness_reviews_of,
            (
                Column("at", _("Date")),
                Column("effective", _("Effective")),
                Column("reviewer.display_name", _("Checked by")),
                Column("conclusion", _("Conclusion"), text=True, wide=True),
            ),
            empty=_("The effect was not checked yet."),
        ),
    )
