"""What the pages of improvement share."""

from django.utils.translation import gettext_lazy as _

from web.tables import Column

OWNER = Column("owner.display_name", _("Owner"), sort="owner__identity__sort_key")
