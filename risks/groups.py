"""How the register may be grouped: by owner, perimeter, asset, level, status and treatment."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from risks.lifecycle import Option, Status
from risks.queries import grouped
from risks.queries.scales import level_choices
from web.grouping import Grouping


def _chosen(choices: Any) -> Any:
    names = dict(choices.choices)
    return lambda _user, values: {value: names.get(value, value) for value in values}


def _levels(_user: Any, values: Sequence[Any]) -> Mapping[Any, Any]:
    names = dict(level_choices())
    return {value: names.get(value, value) for value in values}


REGISTER = (
    Grouping("owner", _("Owner"), "owner__identity__sort_key", _("No owner"), words=grouped.owners),
    Grouping("perimeter", _("Perimeter"), "perimeter__path", _("No perimeter"), words=grouped.perimeters),
    Grouping("asset", _("Asset (the first named)"), "first_asset", _("No asset"), prepare=grouped.with_first_asset),
    Grouping("level", _("Current level"), "-current_level", _("Not assessed yet."), words=_levels),
    Grouping("residual", _("Residual level"), "-residual_level", _("Not assessed yet."), words=_levels),
    Grouping("status", _("Status"), "status", _("No status"), words=_chosen(Status)),
    Grouping("option", _("Treatment"), "option", _("Not decided yet"), words=_chosen(Option)),
)
