"""Testing controls: drawing a sample that can be drawn again, and recording what was found on each of its items."""

import secrets
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from controls import sampling
from controls.models import Control, ControlTest, Evidence, SampleDraw, TestEvidence, TestSheet
from controls.queries.evidence_sheet import holds_on
from controls.queries.testing import sheet_of_draw
from organisation.models import Person, User
from trail.acts import action, current_act

CONFORM, EXCEPTION, UNAVAILABLE = "conform", "exception", "unavailable"
OUTCOMES = (CONFORM, EXCEPTION, UNAVAILABLE)
NOTE = 500


@action("controls.control.draw", permission="controls.test", scope="control")
def draw_sample(
    *, actor: User, control: Control, subject: str, size: int, names: str = "", numbered: int | None = None
) -> SampleDraw:
    """Draw at random the items that a test will look at (9.1 b); anybody can draw them again from what is recorded.

    The population is a list of names, one a line, or a number of items. The seed is drawn too: nobody chooses it, and
    each draw stays on record. Raises ValidationError for no population or two, a name given twice, a sample that is
    larger than the population, or a control that was withdrawn.
    """
    refuse_withdrawn(control=control)
    population = _population(names, numbered)
    items = sampling.items_of(population=population)
    if not 1 <= size <= len(items):
        message = _("Draw between 1 and %(count)s items, as many as the population has.") % {"count": len(items)}
        raise ValidationError({"size": message})
    seed = secrets.token_hex(16)
    drawn = sampling.draw(items=items, size=size, seed=seed)
    record = SampleDraw(
        control=control,
        subject=subject,
        population=population,
        population_size=len(items),
        population_digest=sampling.digest_of(items=items),
        sample_size=size,
        algorithm=sampling.ALGORITHM,
        seed=seed,
        drawn=[{"number": item.number, "name": item.name} for item in drawn],
        drawn_on=current_act().on,
    )
    record.save()
    return record


@action("controls.control.test", permission="controls.test", scope="control")
def record_test(
    *,
    actor: User,
    control: Control,
    method: str,
    result: str,
    tester: Person,
    conclusion: str,
    subject: str = "",
    tested_on: date | None = None,
    population: int | None = None,
    sample: int | None = None,
    exceptions: int = 0,
    draw: SampleDraw | None = None,
    items: list[dict[str, Any]] | None = None,
    evidence: list[Evidence] | None = None,
) -> ControlTest:
    """Record a test of a control (9.1, A.5.36); its effectiveness follows from the latest one and its age.

    With a sample drawn here, the population, the items and the exceptions are those of the sample, each with its
    result. The tester is somebody else than the owner of the control. Raises ValidationError for a date in the future,
    a sample larger than its population, more exceptions than the sample, an item without result, evidence that no
    longer holds, a sample that served already, or a control that is not in place even in part.
    """
    refuse_withdrawn(control=control)
    day = tested_on or current_act().on
    found = _items(draw, items or [])
    if draw is not None:
        population, sample = draw.population_size, draw.sample_size
        exceptions = sum(item["result"] != CONFORM for item in found)
    problems = _refuse_test(control, day, current_act().on, sample, exceptions)
    problems |= _refuse_people(control, tester) | _refuse_draw(control, draw, day) | _refuse_evidence(evidence, day)
    if problems:
        raise ValidationError(problems)
    test = ControlTest(
        control=control,
        method=method,
        result=result,
        tester=tester,
        conclusion=conclusion,
        tested_on=day,
        population=population,
        sample=sample,
        exceptions=exceptions,
    )
    test.save()
    TestSheet(test=test, subject=subject or (draw.subject if draw else control.title), draw=draw, items=found).save()
    for each in evidence or []:
        TestEvidence(test=test, evidence=each).save()
    return test


def _population(names: str, numbered: int | None) -> dict[str, Any]:
    listed = [line.strip() for line in names.splitlines() if line.strip()]
    if bool(listed) == bool(numbered):
        raise ValidationError({"names": _("Give the names of the items, or how many there are: one of the two.")})
    if (numbered or len(listed)) > sampling.LARGEST:
        message = _("A population has at most %(count)s items here.") % {"count": sampling.LARGEST}
        raise ValidationError({"numbered" if numbered else "names": message})
    if numbered:
        return {"numbered": numbered}
    if long := next((name for name in listed if len(name) > sampling.LONGEST), ""):
        raise ValidationError({"names": _("This name is too long: “%(name)s…”.") % {"name": long[:40]}})
    twice = next((name for name, times in Counter(listed).items() if times > 1), "")
    if twice:
        raise ValidationError({"names": _("“%(name)s” stands twice: each item is named once.") % {"name": twice}})
    return {"items": listed}


def _items(draw: SampleDraw | None, given: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The result of each item of the sample, in the order in which they were drawn."""
    if draw is None:
        if given:
            raise ValidationError({"items": _("Results item by item need a sample drawn here.")})
        return []
    by_number = {int(item.get("number", 0)): item for item in given}
    found = []
    for item in draw.drawn:
        said = by_number.pop(item["number"], {})
        result, note = str(said.get("result", "")), str(said.get("note") or "")[:NOTE]
        if result not in OUTCOMES:
            raise ValidationError({"items": _("“%(name)s” has no result yet.") % {"name": item["name"]}})
        if result != CONFORM and not note.strip():
            message = _("Say in a few words what was found on “%(name)s”.") % {"name": item["name"]}
            raise ValidationError({"items": message})
        found.append({**item, "result": result, "note": note})
    if by_number:
        raise ValidationError({"items": _("These items were not drawn: %(numbers)s.") % {
            "numbers": ", ".join(str(number) for number in sorted(by_number))}})  # fmt: skip
    return found


def _refuse_test(control: Control, day: date, today: date, sample: int | None, exceptions: int) -> dict[str, Any]:
    problems: dict[str, Any] = {}
    if day > today:
        problems["tested_on"] = _("This date is in the future: give the day of the test.")
    if sample is not None and exceptions > sample:
        problems["exceptions"] = _("There are more exceptions than items in the sample.")
    if control.status not in {Control.Status.PARTIAL, Control.Status.IMPLEMENTED}:
        problems["result"] = _("The control is not in place yet, even in part: there is nothing to test.")
    return problems


def _refuse_people(control: Control, tester: Person) -> dict[str, Any]:
    """Whoever answers for a control does not judge it."""
    if control.owner_id == tester.pk:
        return {"tester": _("The owner of a control does not test it: name somebody else.")}
    return {}


def _refuse_draw(control: Control, draw: SampleDraw | None, day: date) -> dict[str, Any]:
    if draw is None:
        return {}
    if draw.control_id != control.pk:
        return {"draw": _("This sample was drawn for another control.")}
    if sheet_of_draw(draw=draw) is not None:
        return {"draw": _("This sample served for a test already: draw another one.")}
    if day < draw.drawn_on:
        return {"tested_on": _("The sample was drawn after this date: give the day of the test.")}
    return {}


def _refuse_evidence(evidence: list[Evidence] | None, day: date) -> dict[str, Any]:
    stale = [str(row) for row in evidence or [] if row.withdrawn_at or not holds_on(evidence=row, on=day)]
    if not stale:
        return {}
    return {"evidence": _("This evidence did not hold on the day of the test: %(titles)s.") % {
        "titles": ", ".join(stale)}}  # fmt: skip


def refuse_withdrawn(*, control: Control) -> None:
    """A control that was withdrawn is left alone."""
    if control.withdrawn_at:
        raise ValidationError(_("This control was withdrawn: it cannot be changed any more."), code="withdrawn")
