"""Assets: needs inherited with the way shown, a lower need justified, the drawing, durations."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from risks.actions.assets import edit_asset, identify_asset, link_dependency, unlink_dependency
from risks.models import Asset, AssetDependency, NeedWaiver
from risks.queries.needs import need_graph, need_lines
from tests.cast import Cast
from tests.risks.test_pages import as_user, text_of


def make(cast: Cast, name: str, nature: str = "supporting", **values: Any) -> Asset:
    """One asset of the hosting perimeter."""
    return identify_asset(actor=cast.officer, perimeter=cast.hosting, name=name, nature=nature, **values)


@pytest.fixture
def three(loaded: Cast) -> tuple[Asset, Asset, Asset]:
    """A record of patients that relies on a database, which relies on a room."""
    record = make(loaded, "Dossier patient", "business", confidentiality=4, availability=3)
    base = make(loaded, "Base de données", confidentiality=3)
    room = make(loaded, "Salle")
    link_dependency(actor=loaded.officer, asset=record, relies_on=base)
    link_dependency(actor=loaded.officer, asset=base, relies_on=room)
    return record, base, room


def test_a_need_is_inherited_and_says_through_whom(loaded: Cast, three: tuple[Asset, Asset, Asset]) -> None:
    _record, base, room = three
    lines = {line.criterion.value: line for line in need_lines(loaded.officer, room)}
    assert (lines["C"].need.level, [str(asset) for asset in lines["C"].path]) == (4, [str(three[0]), str(base)])
    assert need_graph(perimeter=loaded.hosting).letters(room.pk) == "D3 C4"
    text = text_of(as_user(loaded.officer), reverse("risks:asset", args=[room.pk]))
    assert "Secret médical" in text
    assert "Dossier patient" in text
    listed = text_of(as_user(loaded.officer), reverse("risks:asset_list"))
    assert "D3 C4" in listed


def test_a_circle_is_refused_and_named(loaded: Cast, three: tuple[Asset, Asset, Asset]) -> None:
    record, _base, room = three
    answer = as_user(loaded.officer).post(reverse("risks:dependency_link", args=[room.pk]), {"relies_on": record.pk})
    assert answer.status_code == 422
    assert "Dossier patient → Base de données → Salle → Dossier patient" in answer.content.decode()
    assert AssetDependency.objects.active().count() == 2


def test_a_lower_need_asks_for_a_reason_and_for_a_new_one_when_more_is_inherited(
    loaded: Cast, three: tuple[Asset, Asset, Asset]
) -> None:
    _record, base, room = three
    values: dict[str, Any] = {"actor": loaded.officer, "name": "Salle", "nature": "supporting"}
    with pytest.raises(ValidationError) as caught:
        edit_asset(asset=room, **values, availability=1)
    assert set(caught.value.error_dict) == {"availability", "undercut_reason"}
    room = Asset.objects.get(pk=room.pk)
    edit_asset(asset=room, **values, availability=1, undercut_reason="Deux salles se remplacent")
    waiver = NeedWaiver.objects.active().get()
    assert (waiver.criterion, waiver.own, waiver.inherited) == ("D", 1, 3)
    graph = need_graph(perimeter=loaded.hosting)
    assert graph.letters(room.pk) == "D1 C4"
    undercut = [(key, criterion.value) for key, criterion, _need in graph.undercut()]
    assert undercut == [(base.pk, "C")]  # stated before it was inherited: shown until somebody decides
    other = make(loaded, "Urgences", "business", availability=4)
    link_dependency(actor=loaded.officer, asset=other, relies_on=room)
    graph = need_graph(perimeter=loaded.hosting)
    assert graph.letters(room.pk) == "D4 C4"
    assert (room.pk, "D") in [(key, criterion.value) for key, criterion, _need in graph.undercut()]
    edit_asset(asset=room, **values, availability=4)
    assert not NeedWaiver.objects.active().exists()


def test_a_removed_dependency_hands_nothing_down(loaded: Cast, three: tuple[Asset, Asset, Asset]) -> None:
    _record, base, room = three
    link = AssetDependency.objects.active().get(asset=base)
    answer = as_user(loaded.officer).post(reverse("risks:dependency_unlink", args=[link.pk]))
    assert answer["Location"] == reverse("risks:asset", args=[base.pk])
    assert need_graph(perimeter=loaded.hosting).letters(room.pk) == ""
    with pytest.raises(ValidationError):
        unlink_dependency(actor=loaded.officer, dependency=AssetDependency.objects.get(pk=link.pk))


def test_durations_are_typed_as_people_say_them(loaded: Cast) -> None:
    client = as_user(loaded.officer)
    values = {"perimeter": loaded.hosting.pk, "name": "Annuaire", "nature": "supporting"}
    url = reverse("risks:asset_identify")
    answer = client.post(url, {**values, "rto_minutes": "bientôt"})
    assert answer.status_code == 422
    answer = client.post(url, {**values, "rto_minutes": "2 j", "mtd_minutes": "4 h"})
    assert answer.status_code == 422
    answer = client.post(url, {**values, "rto_minutes": "1 h 30 min", "rpo_minutes": "15 min", "mtd_minutes": "2 j"})
    assert answer.status_code == 303
    asset = Asset.objects.get()
    assert (asset.rto_minutes, asset.rpo_minutes, asset.mtd_minutes) == (90, 15, 2880)
    assert "1 h 30 min" in text_of(client, reverse("risks:asset_edit", args=[asset.pk]))


def test_the_drawing_narrows_to_a_neighbourhood(loaded: Cast, three: tuple[Asset, Asset, Asset]) -> None:
    record, base, room = three
    alone = make(loaded, "Isolé")
    client, url = as_user(loaded.officer), reverse("risks:asset_graph")
    text = text_of(client, url)
    for asset in three:
        assert reverse("risks:asset", args=[asset.pk]) in text
    assert text.count('class="wire') == 2
    near = text_of(client, f"{url}?around={room.pk}&steps=1")
    assert f'{reverse("risks:asset", args=[base.pk])}"' in near
    assert f'{reverse("risks:asset", args=[record.pk])}"' not in near
    assert text_of(client, f"{url}?around={alone.pk}").count('class="wire') == 0
    stranger: Client = as_user(loaded.stranger)
    assert "Dossier patient" not in text_of(stranger, url)
