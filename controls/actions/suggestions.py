"""Taking what mappings suggest: a person chooses the controls and the evidence; nothing follows by itself."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from controls.actions.controls import answer_requirement
from controls.actions.evidence import show_evidence
from controls.models import Control, Evidence, Requirement
from controls.queries.suggestions import suggestions_for
from organisation.models import Perimeter, User
from trail.acts import action, current_act


@action("controls.requirement.take", permission="controls.edit", scope="perimeter", record="requirement")
def take_suggestions(
    *,
    actor: User,
    perimeter: Perimeter,
    requirement: Requirement,
    controls: list[Control] | None = None,
    evidence: list[Evidence] | None = None,
) -> Requirement:
    """Let controls and evidence that answer a close requirement answer this one too (6.1.3 c); each says from where.

    A mapping only suggests: it makes nothing conform. Raises ValidationError when nothing is chosen, or for what no
    mapping suggests there.
    """
    if not controls and not evidence:
        raise ValidationError(_("Tick at least one suggestion."))
    offered = suggestions_for(requirement=requirement, perimeter=perimeter, on=current_act().on)
    reasons = {row.control.id: row.via for row in offered.controls}
    proofs = {row.evidence.pk: row.via for row in offered.evidence}
    strange = [str(row) for row in controls or [] if row.pk not in reasons]
    strange += [str(row) for row in evidence or [] if row.pk not in proofs]
    if strange:
        raise ValidationError(_("No mapping suggests these here: %(names)s.") % {"names": ", ".join(strange)})
    for control in controls or []:
        answer_requirement(
            actor=actor, control=control, requirement=requirement, comment=_taken_from(reasons[control.pk])
        )
    for row in evidence or []:
        show_evidence(
            actor=actor, perimeter=perimeter, requirement=requirement, evidence=row, comment=_taken_from(proofs[row.pk])
        )
    return requirement


def _taken_from(via: Requirement) -> str:
    return _("Taken from %(ref)s (%(framework)s), which a mapping says is close.") % {
        "ref": via.ref,
        "framework": via.framework,
    }
