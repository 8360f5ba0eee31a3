"""Loading catalogues: counts match the sources, nothing is lost, and the same file twice changes nothing."""

import pytest
from django.core.exceptions import ValidationError

from controls.actions import load_bundled, load_framework
from controls.models import Framework, Mapping, MappingSet, Requirement, RequirementAttribute
from organisation.queries import system_account
from tests.cast import Cast
from trail.acts import Refused
from trail.models import Entry


@pytest.fixture
def loaded(db: None) -> None:
    load_bundled(actor=system_account())


@pytest.mark.usefixtures("loaded")
def test_counts_match_the_sources() -> None:
    def count(code: str, **criteria: object) -> int:
        return Requirement.objects.active().filter(framework__code=code, **criteria).count()

    assert count("iso27001-2022", kind="control") == 93
    assert count("iso27001-2022", kind="clause") == 41
    assert count("iso27001-2022", kind="clause", assessable=True) == 30
    assert count("hds-v2", kind="requirement") == 31
    assert count("hds-v2", kind="item") == 50
    assert count("gdpr", kind="requirement") == 37
    assert count("nis2-art21", kind="requirement") == 39
    assert count("nist-csf-2.0", kind="requirement") == 106
    assert count("pgssi-s", kind="requirement") == 22
    assert Mapping.objects.active().count() == 916
    assert MappingSet.objects.active().count() == 4


@pytest.mark.usefixtures("loaded")
def test_the_same_file_twice_changes_nothing() -> None:
    before = {row.pk: (row.version, bytes(row.state)) for row in Requirement.objects.all()}
    entries = Entry.objects.count()
    load_bundled(actor=system_account())
    assert Entry.objects.count() == entries
    load_framework(actor=system_account(), code="iso27001-2022")
    assert {row.pk: (row.version, bytes(row.state)) for row in Requirement.objects.all()} == before


@pytest.mark.usefixtures("loaded")
def test_attributes_and_trees_are_queryable() -> None:
    detective = RequirementAttribute.objects.filter(family="control_type", value="detective")
    assert Requirement.objects.filter(attributes__in=detective, kind="control").exists()
    assert Requirement.objects.get(framework__code="hds-v2", ref="EXI-05.B.a").parent.ref == "EXI-05.B"
    assert Requirement.objects.get(framework__code="nist-csf-2.0", ref="GV.OC-01").depth == 2
    assert Framework.objects.get(code="hds-v2").has_activities


def test_an_unknown_catalogue_is_refused_and_writes_nothing(db: None) -> None:
    with pytest.raises(ValidationError):
        load_framework(actor=system_account(), code="../settings")
    assert not Framework.objects.exists()


def test_loading_needs_the_right(cast: Cast) -> None:
    with pytest.raises(Refused):
        load_framework(actor=cast.staff, code="hds-v2")
