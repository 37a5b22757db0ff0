"""Page 1 as a student meets it: everything follows while the pointer is down, and settles on release."""

import csv
import io
import re
from typing import Any

import pytest
from playwright.sync_api import FloatRect, Page, expect

from mobilenet_viz import ledger, mobilenet_v1
from mobilenet_viz.network.grid import ALPHAS, RESOLUTIONS
from tests.browser.bounds import bounds
from tests.browser.harness import Visits, websocket_frames_sent
from tests.browser.live_page import climbed, keras_agrees, shows


def grab(page: Page, slider: str, start: float) -> tuple[FloatRect, float]:
    """Press the pointer on the slider's knob, which stands at `start` (0…1) of its way; it stays down."""
    box = bounds(page.locator(f"#dial-{slider}"))
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 8 + start * (box["width"] - 16), y)
    page.mouse.down()
    return box, y


def test_numbers_and_drawing_follow_while_the_mouse_is_held_and_nothing_is_sent(visit: Visits) -> None:
    page = visit()
    keras_agrees(page, 4_253_864)
    volume, bar = (page.locator(f".layer.kind-conv rect.{part}:not(.ghost)") for part in ("front", "work"))
    map_height, bar_height = volume.get_attribute("height"), bar.get_attribute("height")
    climbed(page)
    box, y = grab(page, "alpha", 1.0)
    sent = len(websocket_frames_sent(page))
    page.mouse.move(box["x"] + box["width"] * 0.45, y, steps=6)
    alpha = ALPHAS[int(page.locator("#dial-alpha").input_value())]
    assert alpha < 1.0
    shows(page, alpha, 224)
    assert bar.get_attribute("height") != bar_height
    expect(page.locator("tbody tr").first.locator("td").nth(3)).to_have_text(f"112×112×{int(32 * alpha)}")
    assert volume.get_attribute("height") == map_height  # α thins the layers, it leaves the maps alone
    assert len(websocket_frames_sent(page)) == sent
    page.mouse.up()
    expect(page).to_have_url(re.compile(rf"alpha={alpha:.2f}"))
    keras_agrees(page, ledger(mobilenet_v1(alpha)).parameters)
    assert len(websocket_frames_sent(page)) > sent


def test_the_resolution_shrinks_the_maps_and_leaves_the_parameters(visit: Visits) -> None:
    page = visit()
    front = page.locator(".layer.kind-conv rect.front:not(.ghost)")
    before = float(front.get_attribute("height") or 0)
    page.get_by_role("button", name="128", exact=True).click()
    shows(page, 1.0, 128)
    assert float(front.get_attribute("height") or 0) == pytest.approx(before * 128 / 224)
    expect(page).to_have_url(re.compile("size=128"))


def test_every_point_of_the_grid_shows_the_ledgers_own_numbers(visit: Visits) -> None:
    """All 140 networks, totals and every row: the browser looks up and multiplies, and gets what Python computed."""
    page = visit()
    read = """(root) => { const shown = (e) => e.textContent.replaceAll(",", ""); const numbers = (row) =>
        [shown(row.cells[5]), shown(row.cells[7]), row.cells[3].textContent, row.cells[4].textContent];
        return [...root.querySelectorAll("tbody tr, tfoot tr")].map(numbers); }"""
    table = page.locator("table")
    for a, alpha in enumerate(ALPHAS):
        for r, resolution in enumerate(RESOLUTIONS):
            for slider, index in (("alpha", a), ("rho", r)):
                page.locator(f"#dial-{slider}").evaluate(
                    "(input, i) => { input.value = i; input.dispatchEvent(new Event('input')); }", index
                )
            counted = ledger(mobilenet_v1(alpha, resolution))
            expected = [
                [str(row.mult_adds), str(row.parameters), _shape(row.layer, "in"), _shape(row.layer, "out")]
                for row in counted.rows
            ]
            expected.append([str(counted.mult_adds), str(counted.parameters), "", ""])
            assert expected == table.evaluate(read)


def _shape(layer: Any, end: str) -> str:
    size, channels = getattr(layer, f"{end}_size"), getattr(layer, f"{end}_channels")
    return f"{size}×{size}×{channels}"


def test_a_layer_lights_up_in_drawing_bars_and_table_at_once_and_stays_when_pinned(visit: Visits) -> None:
    page = visit()
    page.locator('.hits [data-layer="conv_pw_6"]').hover()
    expect(page.locator(".layer.lit")).to_have_count(1)
    expect(page.locator("tr.lit")).to_have_attribute("data-layer", "conv_pw_6")
    inspector = page.locator(".inspector")
    expect(inspector).to_contain_text("14×14×256 → 14×14×512")
    expect(inspector).to_contain_text("256·512·14·14 = 25,690,112 (4.52 % of the network)")
    page.locator('.hits [data-layer="conv_pw_6"]').click()
    page.mouse.move(5, 400)
    expect(page.locator("tr.pinned.lit")).to_have_attribute("data-layer", "conv_pw_6")
    expect(page).to_have_url(re.compile("layer=conv_pw_6"))


def test_the_table_lights_the_drawing_too(visit: Visits) -> None:
    page = visit()
    page.locator('tr[data-layer="conv_preds"]').hover()
    expect(page.locator(".layer.lit.kind-classifier")).to_have_count(1)


def test_everything_is_reached_by_keyboard_alone(visit: Visits) -> None:
    page = visit()
    page.locator("#dial-alpha").focus()
    page.keyboard.press("ArrowLeft")
    shows(page, 0.95, 224)
    page.keyboard.press("1")  # the first mark along the track
    shows(page, 0.25, 224)
    page.locator("#dial-rho").focus()
    page.keyboard.press("2")
    shows(page, 0.25, 160)
    expect(page).to_have_url(re.compile("alpha=0.25&size=160"))
    for _ in range(6):  # four marks, a term, then the layers
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".inspector")).to_contain_text("conv_dw_1")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("layer=conv_dw_1"))
    expect(page.locator('.hits [data-layer="conv_dw_1"]')).to_be_focused()


def test_the_table_sorts_by_any_column_and_says_so(visit: Visits) -> None:
    page = visit()
    page.locator("thead").get_by_role("button", name="Parameters").click()
    expect(page.locator("tbody tr").first).to_have_attribute("data-layer", "conv_pw_13")
    expect(page.locator('th[data-column="parameters"]')).to_have_attribute("aria-sort", "descending")
    page.locator("thead").get_by_role("button", name="Parameters").click()
    expect(page.locator('th[data-column="parameters"]')).to_have_attribute("aria-sort", "ascending")


def test_the_csv_is_the_ledger(visit: Visits) -> None:
    page = visit("/?alpha=0.50&size=160")
    with page.expect_download() as download:
        page.get_by_role("button", name="Table as CSV").click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text("utf-8"))))
    counted = ledger(mobilenet_v1(0.5, 160))
    assert [str(row.mult_adds) for row in counted.rows] == [row["mult_adds"] for row in rows[:-1]]
    assert str(counted.mult_adds) == rows[-1]["mult_adds"]


def test_published_accuracy_is_quoted_with_its_source_and_never_invented(visit: Visits) -> None:
    page = visit("/?alpha=0.50")
    expect(page.locator(".top1")).to_contain_text("70.6 → 63.7 % (arXiv 1704.04861v1, Table 6)")
    expect(page.locator(".top1")).to_contain_text("70.9 → 63.3 % (TF-slim")
    page.locator("#dial-alpha").press("ArrowLeft")
    expect(page.locator(".top1")).to_have_text("No published accuracy for this setting in our sources.")


def test_the_question_is_answered_only_after_the_student_has_acted(visit: Visits) -> None:
    page = visit()
    question = page.locator("#question")
    page.get_by_role("button", name="an eighth").click()
    expect(question).to_contain_text("drag α to 0.50")
    page.get_by_role("button", name="0.5", exact=True).click()
    expect(question).to_contain_text("At α = 0.50 and 224 px 26.3 % is left: a quarter and a little more")
    page.get_by_role("button", name="0.25", exact=True).click()
    expect(question).to_contain_text("At α = 0.50 and 224 px 26.3 % is left")  # it says of which network


def test_keras_shows_its_summary_on_demand(visit: Visits) -> None:
    page = visit("/?alpha=0.25")
    keras_agrees(page, 475_544)
    page.get_by_text("What Keras says").click()
    expect(page.get_by_text("Total params: 475,544").first).to_be_visible()
    expect(page.get_by_role("region", name="What Keras says")).to_have_css("white-space", "pre")


def test_an_idle_page_sends_nothing(visit: Visits) -> None:
    """Once Keras has answered no timer is left: a minute of the page's clock passes in silence."""
    page = visit()
    page.clock.install()
    page.reload()
    keras_agrees(page, 4_253_864)
    expect(page.locator("p[data-phase]")).to_have_text("Network ready")
    sent = len(websocket_frames_sent(page))
    page.clock.run_for(60_000)
    assert len(websocket_frames_sent(page)) == sent
