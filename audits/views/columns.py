"""What several pages of audits show."""

from django.utils.translation import gettext_lazy as _

from web.tables import Column

LIST = "audits:audit_list"
DUE = Column("due_on", _("Due"), date=True)
AUDIT_COLUMNS = (
    Column("reference", _("Ref."), link=True),
    Column("title", _("Title"), link=True, wide=True),
    Column("kind", _("Kind")),
    Column("status", _("Status"), badge=True),
    Column("starts_on", _("From"), date=True),
    Column("ends_on", _("Until"), date=True),
    Column("lead_auditor.display_name", _("Lead auditor"), sort="lead_auditor__identity__sort_key"),
    Column("finding_count", _("Findings"), numeric=True),
    Column("perimeter.name", _("Perimeter"), sort="perimeter__path"),
)
