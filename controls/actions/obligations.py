"""Recording obligations, the requirements they bring, their reviews, and the clauses of hosting contracts."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from controls.models import ContractClause, Obligation, ObligationRequirement, ObligationReview, Requirement
from organisation.models import Perimeter, Person, User
from organisation.queries import person_of
from trail.acts import action, current_act
from trail.bulk import write_many


@action("controls.obligation.create", permission="controls.oblige", scope="perimeter")
def create_obligation(
    *,
    actor: User,
    perimeter: Perimeter,
    title: str,
    kind: str,
    source: str,
    review_on: date,
    summary: str = "",
    party: str = "",
    owner: Person | None = None,
    in_force_on: date | None = None,
    ends_on: date | None = None,
    shared: bool = True,
    hosting_contract: bool = False,
    requirements: Sequence[Requirement] = (),
) -> Obligation:
    """Record what binds a perimeter and the requirements that it brings (4.2, A.5.31; HDS EXI-03).

    It feeds the statement while it is in force. Raises ValidationError when it ends before it starts, when it is no
    contract and holds hosting clauses, or for a heading that asks nothing.
    """
    obligation = Obligation(
        perimeter=perimeter,
        title=title,
        kind=kind,
        source=source,
        review_on=review_on,
        summary=summary,
        party=party,
        owner=owner,
        in_force_on=in_force_on,
        ends_on=ends_on,
        shared=shared,
        hosting_contract=hosting_contract,
    )
    obligation.save()
    if requirements:
        _bring(obligation, requirements, "")
    return obligation


@action("controls.obligation.edit", permission="controls.oblige", scope="obligation")
def edit_obligation(
    *,
    actor: User,
    obligation: Obligation,
    title: str,
    kind: str,
    source: str,
    summary: str = "",
    party: str = "",
    owner: Person | None = None,
    in_force_on: date | None = None,
    ends_on: date | None = None,
    shared: bool = True,
    hosting_contract: bool = False,
) -> Obligation:
    """Correct what is known of an obligation (4.2, A.5.31); its next review is set by reviewing it.

    Raises ValidationError when it ends before it starts, or was withdrawn.
    """
    _refuse_withdrawn(obligation)
    obligation.title, obligation.kind, obligation.source, obligation.summary = title, kind, source, summary
    obligation.party, obligation.owner = party, owner
    obligation.in_force_on, obligation.ends_on = in_force_on, ends_on
    obligation.shared, obligation.hosting_contract = shared, hosting_contract
    obligation.save()
    return obligation


@action("controls.obligation.review", permission="controls.oblige", scope="obligation")
def review_obligation(*, actor: User, obligation: Obligation, conclusion: str, next_on: date) -> ObligationReview:
    """Say that an obligation was read again, what was found, and when the next review is due (A.5.31, 9.3.2 c).

    Raises ValidationError when the next review is not ahead, or it was withdrawn.
    """
    _refuse_withdrawn(obligation)
    today = current_act().on
    if next_on <= today:
        raise ValidationError({"next_on": _("The next review lies ahead: give a later date.")})
    review = ObligationReview(
        obligation=obligation, reviewed_on=today, reviewer=person_of(actor), conclusion=conclusion, next_on=next_on
    )
    review.save()
    obligation.review_on = next_on
    obligation.save()
    return review


@action("controls.obligation.withdraw", permission="controls.oblige", scope="obligation")
def withdraw_obligation(*, actor: User, obligation: Obligation) -> Obligation:
    """Take an obligation out of the register (A.5.31): it stays on record and no longer feeds the statement.

    Raises ValidationError when it was withdrawn already.
    """
    obligation.withdraw()
    return obligation


@action("controls.obligation.bring", permission="controls.oblige", scope="obligation")
def bring_requirements(
    *, actor: User, obligation: Obligation, requirements: Sequence[Requirement], comment: str = ""
) -> list[ObligationRequirement]:
    """Say which requirements an obligation brings (6.1.3 c, d): each line of the statement cites it.

    Raises ValidationError for a heading; what it brings already is left as it is.
    """
    _refuse_withdrawn(obligation)
    return _bring(obligation, requirements, comment)


@action("controls.obligation.drop", permission="controls.oblige", scope="brought")
def drop_requirement(*, actor: User, brought: ObligationRequirement) -> ObligationRequirement:
    """Say that an obligation does not bring a requirement after all (6.1.3 c).

    Raises ValidationError when this was withdrawn already.
    """
    brought.withdraw()
    return brought


@action("controls.obligation.check_clauses", permission="controls.oblige", scope="obligation")
def check_clauses(
    *,
    actor: User,
    obligation: Obligation,
    requirements: Sequence[Requirement],
    reading: str,
    place: str = "",
    comment: str = "",
) -> list[ContractClause]:
    """Say whether a hosting contract holds some of the compulsory clauses, and where (HDS EXI-17 to 27, R.1111-11).

    Raises ValidationError when it is no hosting contract, for a requirement that is no clause, or when a clause that is
    present has no place.
    """
    _refuse_withdrawn(obligation)
    if not obligation.hosting_contract:
        raise ValidationError(_("Only a contract for hosting health data holds these clauses."), code="no_contract")
    if reading == ContractClause.Reading.PRESENT and not place.strip():
        raise ValidationError({"place": _("Say where the clause stands: an article, a page, an annex.")})
    known = {row.requirement_id: row for row in ContractClause.objects.active().filter(obligation=obligation)}
    rows = []
    for requirement in requirements:
        if not requirement.contract_clause:
            raise ValidationError(
                {"requirements": _("%(ref)s is no clause of the contract.") % {"ref": requirement.ref}}
            )
        row = known.get(requirement.pk) or ContractClause(obligation=obligation, requirement=requirement)
        row.reading, row.place, row.comment, row.checked_on = reading, place, comment, current_act().on
        rows.append(row)
    written: list[ContractClause] = write_many(ContractClause, rows)
    return written


def _bring(obligation: Obligation, requirements: Sequence[Requirement], comment: str) -> list[ObligationRequirement]:
    headings = [row.ref for row in requirements if row.kind == Requirement.Kind.GROUP]
    if headings:
        raise ValidationError({"requirements": _("A heading asks nothing by itself: choose a requirement below it.")})
    there = set(
        ObligationRequirement.objects.active().filter(obligation=obligation).values_list("requirement_id", flat=True)
    )
    rows: list[Any] = [
        ObligationRequirement(obligation=obligation, requirement=row, comment=comment)
        for row in requirements
        if row.pk not in there
    ]
    written: list[ObligationRequirement] = write_many(ObligationRequirement, rows) if rows else []
    return written


def _refuse_withdrawn(obligation: Obligation) -> None:
    if obligation.withdrawn_at:
        raise ValidationError(_("This obligation was withdrawn: it cannot be changed any more."), code="withdrawn")
