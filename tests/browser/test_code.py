"""The code to take home: read, copied, and as files."""

import json
from pathlib import Path

import keras
import numpy as np
import pytest
from numpy.testing import assert_allclose
from playwright.sync_api import Page, expect

from mobilenet_viz.engine.worker import keras_model
from mobilenet_viz.facts import text, weights
from mobilenet_viz.network.architectures.variants import VARIANTS
from mobilenet_viz.programs import keras_code, notebook, torch_code
from tests.browser.harness import Theme, Visits, axe, small_type

PATH = "/programs?subject=code"
WORDS = text.section("en", "code")


def download(page: Page, kind: str, folder: Path) -> Path:
    with page.expect_download() as coming:
        page.get_by_role("button", name=WORDS[f"file_{kind}"]).click()
    file = folder / coming.value.suggested_filename
    coming.value.save_as(file)
    return file


def test_the_block_stands_first_and_the_whole_is_what_the_command_line_prints(visit: Visits) -> None:
    page = visit(PATH)
    code = page.locator("pre code")
    expect(code).to_have_text(keras_code.block(VARIANTS["keras"]))
    page.get_by_role("button", name="about 40").click()
    expect(page.locator(".question")).to_contain_text("39 lines in Keras, for this one")
    page.get_by_role("button", name=WORDS["text_keras"]).click()
    expect(code).to_have_text(keras_code.program("keras", 1.0, 224))
    page.locator("#variant").select_option("tf-slim")
    page.get_by_role("button", name="α = 0.25").click()
    page.get_by_role("button", name="128 px").click()
    expect(code).to_have_text(keras_code.program("tf-slim", 0.25, 128))
    expect(page.locator(".command code")).to_have_text(
        "python -m mobilenet_viz code --variant tf-slim --alpha 0.25 --resolution 128"
    )
    page.get_by_role("button", name=WORDS["text_pytorch"]).click()
    expect(code).to_have_text(torch_code.program("tf-slim", 0.25, 128))


def test_it_is_copied_as_it_stands_also_where_there_is_no_clipboard_api(visit: Visits) -> None:
    page = visit(f"{PATH}&text=keras")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for without in (False, True):
        if without:
            page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })")
        button = page.locator("#copy")
        button.click()
        expect(button).to_have_text(WORDS["copied_code"])
        expect(button).to_be_focused()
        page.locator("#variant").focus()
        expect(button).to_have_text(WORDS["copy"])
        if not without:
            assert keras_code.program("keras", 1.0, 224) == page.evaluate("navigator.clipboard.readText()")


def test_files_hold_the_programs_and_the_trained_model_answers(visit: Visits, tmp_path: Path) -> None:
    page = visit(f"{PATH}&alpha=0.25&size=96")
    expect(page.locator('p[data-phase="ready"]')).to_be_attached()
    assert keras_code.program("keras", 0.25, 96) == download(page, "py", tmp_path).read_text("utf-8")
    assert torch_code.program("keras", 0.25, 96) == download(page, "pytorch", tmp_path).read_text("utf-8")
    written = json.loads(download(page, "ipynb", tmp_path).read_text("utf-8"))
    assert json.loads(notebook.notebook("keras", 0.25, 96)) == written
    model = keras.saving.load_model(download(page, "keras", tmp_path))
    image = np.linspace(-1, 1, 96 * 96 * 3, dtype=np.float32).reshape(1, 96, 96, 3)
    of_the_app = keras_model.load(weights.chosen(0.25, 96))
    assert_allclose(of_the_app(image).numpy(), model(image).numpy(), atol=1e-6)


def test_where_no_weights_fit_there_is_no_trained_model_and_it_says_why(visit: Visits) -> None:
    page = visit(f"{PATH}&variant=blog-pointwise-stride")
    expect(page.get_by_role("button", name=WORDS["file_keras"])).to_be_disabled()
    expect(page.get_by_text(WORDS["no_weights_fit"])).to_be_visible()


@pytest.mark.parametrize(
    ("theme", "locale", "viewport"), [("light", "en-US", (1280, 800)), ("dark", "ko-KR", (390, 844))]
)
def test_it_can_be_read(visit: Visits, theme: Theme, locale: str, viewport: tuple[int, int]) -> None:
    page = visit(f"{PATH}&text=pytorch", theme=theme, locale=locale, viewport=viewport)
    assert axe(page) == []
    assert small_type(page) == []
