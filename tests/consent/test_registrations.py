"""What consent lends to shared pages, and its indicators."""

from datetime import timedelta
from typing import Any

from consent import actions
from consent.models import Purpose, Subject
from reports.indicators import indicator_of
from tests.cast import Cast
from tests.consent.conftest import give, make_purpose
from trail import clock
from web.registries import due_for, hits_for, inconsistencies_for, tiles_for


def test_indicators_count_and_name_nobody(cast: Cast, subject: Subject, purpose: Purpose) -> None:
    today = clock.today()
    in_force = indicator_of(key="consent.in_force").value
    withdrawals = indicator_of(key="consent.withdrawals").value
    consent = give(cast, subject, purpose)
    assert (in_force(perimeter=cast.root, on=today), in_force(perimeter=cast.hq, on=today)) == (1, 0)
    assert in_force(perimeter=cast.root, on=today - timedelta(days=1)) == 0
    actions.withdraw_consent(actor=cast.dpo, consent=consent, method="oral", collected_by="Accueil")
    assert (in_force(perimeter=cast.root, on=today), withdrawals(perimeter=cast.root, on=today)) == (0, 1)


def test_shared_pages(cast: Cast, subject: Subject, purpose: Purpose, machine: Any) -> None:
    make_purpose(cast, title="Sans notice")
    actions.break_glass(actor=machine, subject=subject, professional="rpps-1010101", ground="unable", facts="Coma")
    assert [item for item in due_for(cast.dpo, clock.today()) if item.record_label == subject.pseudonym]
    assert not [item for item in due_for(cast.officer, clock.today()) if item.record_label == subject.pseudonym]
    assert [found for found in inconsistencies_for(cast.dpo, clock.now()) if "Sans notice" in found.text]
    assert [hit for hit in hits_for(cast.dpo, subject.pseudonym) if str(subject.pk) in hit.url]
    assert not hits_for(cast.officer, subject.pseudonym)
    assert [tile.value for tile in tiles_for(cast.officer, clock.today()) if tile.url == "/consent/figures/"] == [0]
