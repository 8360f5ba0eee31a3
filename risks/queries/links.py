"""What may be linked to a risk, for choosing."""

from django.db.models import QuerySet

from controls.models import Control, Requirement
from organisation.models import User
from risks.models import RiskControl, RiskEvidence


def controls_to_choose(user: User) -> "QuerySet[Control]":
    """The controls the person may see."""
    found: QuerySet[Control] = Control.objects.visible_to(user).active().order_by("reference")
    return found


def requirements_to_choose(user: User) -> "QuerySet[Requirement]":
    """The requirements that may answer a risk: controls of Annex A and requirements of other frameworks."""
    found: QuerySet[Requirement] = Requirement.objects.active() if user.is_active else Requirement.objects.none()
    return (
        found.filter(assessable=True)
        .exclude(kind=Requirement.Kind.CLAUSE)
        .select_related("framework")
        .order_by("-framework__code", "position")
    )


def control_links(user: User) -> "QuerySet[RiskControl]":
    """The links between controls and risks that the person may see."""
    found: QuerySet[RiskControl] = (
        RiskControl.objects.visible_to(user)
        .active()
        .select_related("risk__perimeter", "control", "requirement__framework")
    )
    return found


def evidence_links(user: User) -> "QuerySet[RiskEvidence]":
    """The links between risks and evidence that the person may see."""
    found: QuerySet[RiskEvidence] = (
        RiskEvidence.objects.visible_to(user).active().select_related("risk__perimeter", "evidence")
    )
    return found
