"""Weights that are not here, fetched from page 3: asked for by hand, once, and used as soon as they are here."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from mobilenet_viz import engine
from mobilenet_viz.engine import FakeEngine, FetchNetwork, FetchWeights
from mobilenet_viz.facts.refusal import Refusal
from tests.frame import opened as page
from tests.see_app import opened, shown

BUTTON = "fetch_button"


@pytest.fixture(autouse=True)
def fake(models: Path) -> FakeEngine:
    def fetched(question: FetchWeights) -> bool:
        (models / f"mobilenet_5_0_{question.resolution}_tf.h5").write_bytes(b"")
        return True

    installed = FakeEngine()
    installed.handlers[FetchWeights] = fetched
    engine.install(installed)
    return installed


def asked(fake: FakeEngine) -> list[FetchWeights]:
    return [question for question in fake.asked if isinstance(question, FetchWeights)]


def buttons(app: AppTest) -> list[str]:
    return [button.label for button in app.button if button.key == BUTTON]


@pytest.mark.parametrize(("alpha", "size"), [("1.00", "224"), ("0.25", "224"), ("0.35", "224"), ("0.50", "96")])
def test_only_what_was_published_and_is_not_here_can_be_fetched(alpha: str, size: str, fake: FakeEngine) -> None:
    assert [] == buttons(opened(alpha=alpha, size=size))


def test_opening_a_link_fetches_nothing(fake: FakeEngine) -> None:
    app = opened(alpha="0.50", size="160", lang="ko")
    assert ["MobileNet 0.5-160의 가중치 받기"] == buttons(app)
    assert 0.25 == shown(app)["network"]["alpha"]
    assert [] == asked(fake)


def test_what_was_fetched_answers_at_once(fake: FakeEngine) -> None:
    app = opened(alpha="0.50", size="160")
    fake.hold(FetchWeights)
    app = app.button(key=BUTTON).click().run()
    assert app.button(key=BUTTON).disabled
    assert any("Being fetched" in each.value for each in app.text)
    fake.release()
    app = app.run()
    data = shown(app)
    assert (0.5, 160, 160) == tuple(data["network"][name] for name in ("alpha", "size", "trained"))
    assert [] == data["notes"]
    assert [] == buttons(app)
    assert [FetchWeights(0.5, 160)] == asked(fake)


def test_without_internet_one_sentence_says_so_and_nothing_is_asked_again(fake: FakeEngine) -> None:
    app = opened(alpha="0.50", size="160")
    fake.failure = Refusal("weights_offline", file="x.h5", command="python -m mobilenet_viz fetch --all")
    sentence = str(fake.failure)
    app = app.button(key=BUTTON).click().run()
    fake.failure = None
    app = app.run()
    assert [sentence] == [each.value for each in app.text if "x.h5" in each.value]
    assert not app.button(key=BUTTON).disabled
    assert 1 == len(asked(fake))


def test_a_network_that_is_not_here_is_fetched_from_the_page_of_networks_and_tells_how_far_it_is(
    fake: FakeEngine,
) -> None:
    def fetched(question: FetchNetwork) -> bool:
        question.file.path.write_bytes(b"weights")
        return True

    fake.handlers[FetchNetwork] = fetched
    app = page("networks")
    assert ["Fetch MobileNetV2 (14 MB)"] == buttons(app)
    fake.hold(FetchNetwork, progress=0.25)
    app = app.button(key=BUTTON).click().run()
    assert app.button(key=BUTTON).disabled
    assert any("Being fetched" in each.value for each in app.text)
    fake.release()
    app = app.run()
    assert not app.exception
    assert ["Fetch MobileNetV3 Small (10 MB)"] == buttons(app)


def test_weights_trained_at_the_size_take_over_from_those_trained_at_another(models: Path) -> None:
    data = shown(opened(alpha="1.00", size="160"))
    assert 224 == data["network"]["trained"]
    (models / "mobilenet_1_0_160_tf.h5").write_bytes(b"")
    data = shown(opened(alpha="1.00", size="160"))
    assert (160, []) == (data["network"]["trained"], data["notes"])
