"""Scales of one's own, their editions, and passing from one to another in the open."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from risks.actions.acceptance import accept_risk
from risks.actions.conversion import change_scale
from risks.actions.scales import choose_criteria, define_scale
from risks.forms.widgets import PARTS
from risks.models import Assessment, Axis, Colour, Risk, RiskCriteria, Scale, ScaleChange
from risks.queries.scales import criteria_of
from risks.views.scales import started_from
from tests.cast import Cast
from tests.risks.conftest import in_days, make_risk, make_treated
from tests.risks.test_pages import as_user, text_of

CSS = Path(__file__).resolve().parents[2] / "static" / "css" / "risks.css"


def default() -> Scale:
    """The scale proposed first."""
    return Scale.objects.get(ref="ebios_rm_4x4")


def five() -> Scale:
    """The other one."""
    return Scale.objects.get(ref="iso27005_5x5")


def values(cast: Cast, **changes: Any) -> dict[str, Any]:
    """What defining a scale asks for, from the one proposed first."""
    given = started_from(default())
    return {**given, "perimeter": cast.root, "title_fr": "Échelle maison", "title_en": "House scale", **changes}


def posted(given: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The same as a browser sends it."""
    sent: dict[str, Any] = {
        name: getattr(given[name], "pk", given[name])
        for name in ("perimeter", "title_fr", "title_en", "acceptance_line", "appetite")
    }
    for name in ("likelihoods", "severities", "levels"):
        sent[f"{name}-rows"] = len(given[name])
        for number, step in enumerate(given[name]):
            sent |= {f"{name}-{number}-{part}": step.get(part, "") for part in PARTS}
    for number, row in enumerate(given["matrix"]):
        sent |= {f"matrix-{number}-{place}": level for place, level in enumerate(row)}
    return {**sent, **more}


def test_a_scale_is_defined_from_another_and_shows_its_matrix(loaded: Cast) -> None:
    client, url = as_user(loaded.officer), reverse("risks:scale_define")
    text = text_of(client, url)
    assert text.count('<select name="matrix-') == 16
    assert 'class="c-red"' in text
    answer = client.post(url, posted(values(loaded), redraw="1", **{"likelihoods-rows": 5}))
    assert (answer.status_code, answer.content.decode().count('<select name="matrix-')) == (200, 20)
    assert "Échelle maison" in answer.content.decode()
    assert not Scale.objects.filter(perimeter__isnull=False).exists()
    answer = client.post(url, posted(values(loaded)))
    scale = Scale.objects.get(perimeter=loaded.root)
    assert (answer.status_code, answer["Location"]) == (303, reverse("risks:scale", args=[scale.pk]))
    assert (scale.ref, scale.edition, scale.grid) == ("house-scale", 1, default().grid)
    text_of(client, reverse("risks:scale", args=[scale.pk]))
    text_of(as_user(loaded.stranger), reverse("risks:scale", args=[scale.pk]), status=404)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"matrix": [[1, 1, 1, 2], [1, 1, 2, 2], [2, 2, 3, 1], [2, 3, 3, 3]]}, "matrix"),
        ({"matrix": [[1, 1], [1, 1]]}, "matrix"),
        ({"matrix": [[1, 1, 1, 9], [1, 1, 2, 9], [2, 2, 3, 9], [2, 3, 3, 9]]}, "matrix"),
        ({"acceptance_line": 3}, "acceptance_line"),
        ({"acceptance_line": 1, "appetite": 2}, "appetite"),
        ({"levels": [{"code": c, "title_fr": c, "title_en": c, "colour": "red"} for c in "abc"]}, "levels"),
        ({"severities": [{"code": "G1", "title_fr": "", "title_en": "", "colour": "red"}] * 4}, "severities"),
    ],
)
def test_an_incoherent_scale_is_refused_where_it_is_wrong(loaded: Cast, changes: Any, field: str) -> None:
    with pytest.raises(ValidationError) as caught:
        define_scale(actor=loaded.officer, **values(loaded, **changes))
    assert field in caught.value.error_dict
    answer = as_user(loaded.officer).post(reverse("risks:scale_define"), posted(values(loaded, **changes)))
    assert answer.status_code == 422


def test_an_edition_is_replaced_never_changed(loaded: Cast) -> None:
    first = define_scale(actor=loaded.officer, **values(loaded))
    choose_criteria(actor=loaded.officer, perimeter=loaded.root, scale=first, acceptance_line=2, appetite=1)
    risk = make_treated(loaded)
    second = define_scale(actor=loaded.officer, **values(loaded, replaces=first, acceptance_line=1))
    assert (second.ref, second.edition) == (first.ref, 2)
    assert Scale.objects.get(pk=first.pk).withdrawn_at
    assert Risk.objects.get(pk=risk.pk).scale == first
    assert criteria_of(perimeter=loaded.hosting).scale == first
    assert "Échelle maison" in text_of(as_user(loaded.officer), reverse("risks:scale", args=[first.pk]))
    with pytest.raises(ValidationError):
        define_scale(actor=loaded.officer, **values(loaded, replaces=default()))


def ways(**changes: Any) -> dict[str, Any]:
    """A correspondence from four steps to five."""
    return {"likelihoods": {1: 1, 2: 3, 3: 4, 4: 5}, "severities": {1: 1, 2: 2, 3: 4, 4: 5}, **changes}


def test_a_change_of_scale_shows_what_moves_then_converts_and_keeps_the_past(loaded: Cast) -> None:
    risk = make_treated(loaded)
    accept_risk(actor=loaded.risk_owner, risk=risk, justification="Oui", expires_on=in_days(90))
    other = make_risk(loaded, perimeter=loaded.hospital)
    choose_criteria(actor=loaded.officer, perimeter=loaded.hospital, scale=five(), acceptance_line=2)
    client, url = as_user(loaded.officer), reverse("risks:scale_change")
    asked = {"perimeter": loaded.root.pk, "scale": five().pk}
    text = text_of(client, f"{url}?perimeter={loaded.root.pk}&scale={five().pk}")
    assert text.count('<select name="likelihoods-') == 4
    sent: dict[str, Any] = {**asked, "acceptance_line": 2, "appetite": 1, "review_months": 12, "reason": "Cinq degrés"}
    for name, pairs in ways().items():
        sent |= {f"{name}-{old}": new for old, new in pairs.items()}
    answer = client.post(url, {**sent, "scale": ""})  # nothing typed is lost while the scales are not known
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Cinq degrés" in shown
    assert '<input type="hidden" name="likelihoods-2" value="3">' in shown
    answer = client.post(url, sent)
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "R-001" in shown
    assert "Critique" in shown
    assert not ScaleChange.objects.exists()
    answer = client.post(url, {**sent, "confirm": "1"})
    assert answer.status_code == 303
    change = ScaleChange.objects.get()
    assert (change.converted, change.likelihoods) == (1, {"1": 1, "2": 3, "3": 4, "4": 5})
    risk = Risk.objects.get(pk=risk.pk)
    assert (risk.scale, risk.pair("current"), risk.current_level, risk.accepted_until) == (five(), (4, 4), 4, None)
    assert Risk.objects.get(pk=other.pk).scale is None
    story = Assessment.objects.filter(risk=risk, kind="current").order_by("at", "pos")
    assert [(each.scale.ref, each.level) for each in story] == [("ebios_rm_4x4", 3), ("iso27005_5x5", 4)]
    assert story[1].converted_from == story[0]
    assert str(story[0].level_step) == str(default().step(Axis.LEVEL, 3))
    assert "Élevé" in text_of(client, reverse("risks:risk", args=[risk.pk]))
    assert "Cinq degrés" in text_of(client, reverse("risks:scale_change_list"))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"likelihoods": {1: 1, 2: 2, 3: 3}}, "likelihoods"),
        ({"severities": {1: 1, 2: 2, 3: 4, 4: 6}}, "severities"),
        ({"severities": {1: 2, 2: 1, 3: 4, 4: 5}}, "severities"),
    ],
)
def test_a_lame_correspondence_is_refused(loaded: Cast, changes: Any, field: str) -> None:
    make_treated(loaded)
    with pytest.raises(ValidationError) as caught:
        change_scale(
            actor=loaded.officer, perimeter=loaded.root, scale=five(), acceptance_line=2, reason="x", **ways(**changes)
        )
    assert set(caught.value.error_dict) == {field}
    assert not RiskCriteria.objects.exists()


@pytest.mark.once
def test_every_colour_of_a_scale_is_legible_on_its_tint() -> None:
    found = dict(re.findall(r"\.c-(\w+) \{ (.*?) \}", CSS.read_text()))
    assert set(found) == set(Colour.values)
    for colour, rules in found.items():
        inks, tints = (re.findall(rf"--{name}: light-dark\((\S+), (\S+)\)", rules)[0] for name in ("tone", "tone-soft"))
        for ink, tint in zip(inks, tints, strict=True):
            assert contrast(ink, tint) >= 4.5, (colour, ink, tint)


def contrast(first: str, second: str) -> float:
    """The ratio that WCAG 2.2 defines."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
