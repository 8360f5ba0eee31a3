"""What several pages of reviews show."""

from django.utils.translation import gettext_lazy as _

from web.tables import Column

PERIMETER = Column("perimeter.name", _("Perimeter"), sort="perimeter__path")
OWNER = Column("owner.display_name", _("Owner"), sort="owner__identity__sort_key")
LIST = "reviews:review_list"
