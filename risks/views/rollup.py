"""Risks by perimeter, owner, asset or feared event: how many at each level, and what stands above the line."""

from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from risks.queries import register as reads
from risks.queries.rollup import Group, rolled_up
from risks.queries.scales import level_choices
from web.pages import Page

TABS = (
    ("perimeter", _("By perimeter")),
    ("owner", _("By owner")),
    ("asset", _("By asset")),
    ("event", _("By feared event")),
)
SHOWN = 200
FILTERS = {"perimeter": "perimeter", "owner": "owner"}


class RollUpPage(Page):
    """Where risks gather."""

    title = _("Risks, rolled up")
    permission = "risks.view"
    parent = "risks:risk_list"
    template_name = "risks/rollup.html"
    intro = _("Live risks by current level. What lies below a perimeter counts for it too.")

    def context(self) -> dict[str, Any]:
        """One row a group, one column a level."""
        asked = self.request.GET.get("by", "")
        by = asked if asked in dict(TABS) else TABS[0][0]
        levels = level_choices()
        groups = rolled_up(user=self.user, rows=reads.live_for(self.user), by=by)
        return {
            "tabs": TABS,
            "by": by,
            "heading_of": dict(TABS)[by],
            "levels": [label for _value, label in levels],
            "groups": [
                {
                    "group": group,
                    "counts": [(label, group.levels[value]) for value, label in levels],
                    "url": self._url(group, by),
                    "above_url": self._url(group, by, line="above"),
                    "indent": min(group.depth, 5),
                }
                for group in groups[:SHOWN]
            ],
            "left_off": max(0, len(groups) - SHOWN),
        }

    @staticmethod
    def _url(group: Group, by: str, **more: str) -> str:
        """The register, narrowed to the group where it can be."""
        if by not in FILTERS or group.key is None:
            return ""
        return f"{reverse('risks:risk_list')}?{urlencode({FILTERS[by]: group.key, **more})}"
