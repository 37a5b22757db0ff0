"""The engine of the fast tests: it waits and fails as told, and what it answers adds up."""

from inspect import isabstract
from typing import Any

import numpy as np
import pytest

from mobilenet_viz import engine
from mobilenet_viz.engine import (
    AllLayers,
    Block,
    BuildModel,
    Classify,
    Contribute,
    Deletion,
    Explain,
    FakeEngine,
    Glance,
    OneLayer,
    Phase,
    Question,
)
from mobilenet_viz.engine.questions.folding import Folding
from mobilenet_viz.engine.questions.peers import ClassifyBy
from mobilenet_viz.engine.questions.variants import ClassifyAs, ExportModel
from mobilenet_viz.facts.refusal import Refusal
from tests.engine.harness import dog, of, refusal


def test_the_fake_holds_and_releases() -> None:
    fake = FakeEngine()
    fake.hold()
    future = fake.ask(BuildModel(1.0, 224))
    assert (False, 1) == (future.done(), fake.state().waiting)
    fake.release()
    assert (True, 0) == (future.done(), fake.state().waiting)


def test_the_fake_fails_as_told_and_then_answers_again() -> None:
    fake = FakeEngine()
    fake.failure = Refusal("worker_died")
    assert "worker_died" == refusal(fake.ask(BuildModel(1.0, 224))).key
    fake.failure = None
    assert of(fake.ask(BuildModel(1.0, 224)))


def test_the_fake_shows_any_phase() -> None:
    fake = FakeEngine()
    fake.phase = Phase.LOADING
    assert Phase.LOADING is fake.state().phase
    fake.phase, fake.failure = Phase.FAILED, Refusal("engine_failed", reason="no TensorFlow")
    assert ("refusal.engine_failed", {"reason": "no TensorFlow"}) == (fake.state().reason, fake.state().values)


def test_only_questions_of_the_kinds_named_are_held() -> None:
    fake = FakeEngine()
    fake.hold(Explain, Deletion)
    held = fake.ask(Explain(dog(96), 0.25, 96, 249))
    assert (True, False) == (fake.ask(Classify(dog(96), 0.25, 96)).done(), held.done())
    fake.release()
    assert held.done()


def test_what_is_held_shows_the_progress_told_and_loses_it_with_the_answer() -> None:
    fake, question = FakeEngine(), Explain(dog(96), 0.25, 96, 249, "scorecam")
    fake.hold(Explain)
    fake.ask(question)
    assert fake.progress(question) is None
    for progress in (0.0, 0.4):
        fake.hold(Explain, progress=progress)
        told = fake.progress(question)
        assert told
        assert progress == told.share
    assert fake.progress(Explain(dog(96), 0.25, 96, 250, "scorecam")) is None  # nobody asked that
    fake.release()
    assert fake.progress(question) is None


def test_visitors_with_quick_questions_are_answered_before_the_next_slice_of_a_slow_one_begins() -> None:
    fake = FakeEngine()
    fake.hold()
    ann, ben = (Explain(dog(96), 0.25, 96, 249, method) for method in ("scorecam", "smoothgrad"))
    zoe, *others = (Explain(dog(96), 0.25, 96, index) for index in range(3))
    for visitor, question in enumerate((ann, ben, zoe)):
        fake.ask(question, visitor)
    assert [zoe, ann, ben, ann] == [fake.advance() for _ in range(4)]
    for visitor, question in enumerate(others, 3):
        fake.ask(question, visitor)
    assert [*others, ben, ann, ben] == [fake.advance() for _ in range(5)]
    assert [3, 3] == [progress.done for each in (ann, ben) if (progress := fake.progress(each))]
    assert [ann, ben, ann, ben, None] == [fake.advance() for _ in range(5)]
    assert 0 == fake.state().waiting


def test_a_slow_map_of_the_fake_is_there_in_part_while_it_goes_on() -> None:
    fake, question = FakeEngine(), Explain(dog(96), 0.25, 96, 249, "scorecam")
    fake.hold()
    future = fake.ask(question, "Ann")
    fake.advance()
    progress = fake.progress(question)
    assert progress
    assert (1, 4) == (progress.done, progress.total)
    fake.release()
    np.testing.assert_allclose(np.asarray(progress.so_far), of(future) / 4)
    assert fake.progress(question) is None


def test_a_slow_map_that_is_left_in_part_is_given_up() -> None:
    fake, question = FakeEngine(), Explain(dog(96), 0.25, 96, 249, "scorecam")
    fake.hold()
    left = fake.ask(question, "Ann")
    fake.advance()
    fake.leave("Ann")
    assert question == fake.advance()
    assert (True, None, 0) == (left.done(), fake.progress(question), fake.state().waiting)
    assert left is not fake.ask(question)


def test_what_is_held_stops_when_nobody_waits_for_it() -> None:
    fake, question = FakeEngine(), Explain(dog(96), 0.25, 96, 249, "scorecam")
    fake.hold(progress=0.4)
    left = fake.ask(question, "Ann")
    fake.leave("Ann")
    assert (True, None, 0) == (left.cancelled(), fake.progress(question), fake.state().waiting)


def test_the_engine_of_the_process_is_the_one_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_installed", None)
    with pytest.raises(RuntimeError, match=r"streamlit run app\.py"):
        engine.current()
    fake = FakeEngine()
    engine.install(fake)
    assert fake is engine.current()


# What it answers


QUESTIONS: tuple[Question[Any], ...] = (
    BuildModel(0.25, 96),
    Classify(dog(96), 0.25, 96),
    Explain(dog(96), 0.25, 96, 249),
    Deletion(dog(96), 0.25, 96, 249, (tuple(range(9)),)),
    Block(dog(96), 0.25, 96, 7),
    Glance(dog(96), 0.25, 96),
    Folding(dog(96), 0.25, 96, "conv_pw_3"),
    AllLayers(dog(96), 0.25, 96),
    OneLayer(dog(96), 0.25, 96, "conv_pw_7"),
    Contribute(dog(96), 0.25, 96, 249),
    ClassifyAs(dog(96), 0.25, 96, "book"),
    ExportModel(0.25, 96, "book"),
    ClassifyBy(dog(224), "squeezenet-1.1"),
)


def test_every_question_of_the_engine_has_an_answer() -> None:
    all_kinds = (each for kind in Question.__subclasses__() for each in (kind, *kind.__subclasses__()))
    ours = (kind for kind in all_kinds if kind.__module__.startswith(engine.__name__))
    kinds = {kind for kind in ours if not isabstract(kind) and not kind.__name__.startswith("_")}  # can be asked
    assert kinds == set(FakeEngine().handlers)


def arrays(answer: Any) -> list[np.ndarray]:
    if isinstance(answer, np.ndarray):
        return [answer]
    parts = answer if isinstance(answer, tuple) else vars(answer).values() if hasattr(answer, "__dict__") else ()
    return [array for part in parts for array in arrays(part)]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: type(question).__name__)
def test_another_fake_answers_the_same_and_nobody_can_write_into_it(question: Question[Any]) -> None:
    first, second = (arrays(of(FakeEngine().ask(question))) for _ in range(2))
    assert [array.tolist() for array in first] == [array.tolist() for array in second]
    assert not any(array.flags.writeable for array in first)


@pytest.mark.parametrize(("block", "side"), [(0, 224), (1, 112), (2, 56), (11, 14), (13, 7)])
def test_a_map_is_on_the_grid_of_its_block_and_another_for_another_question(block: int, side: int) -> None:
    fake = FakeEngine()
    maps = [
        of(fake.ask(Explain(dog(224), 1.0, 224, index, method, block)))
        for index, method in ((249, "saliency"), (671, "saliency"), (249, "smoothgrad"))
    ]
    assert [((side, side), np.float32)] * 3 == [(each.shape, each.dtype) for each in maps]
    assert 3 == len({each.tobytes() for each in maps})


def test_hiding_cells_takes_away_what_they_said() -> None:
    fake, class_index = FakeEngine(), 249
    answer = of(fake.ask(Classify(dog(96), 0.25, 96)))
    evidence = answer.evidence[:, :, class_index].ravel()
    hottest, coldest = (tuple(map(int, np.argsort(sign * evidence))) for sign in (-1, 1))
    curves = of(fake.ask(Deletion(dog(96), 0.25, 96, class_index, (hottest, coldest))))
    assert ((2, 10), np.float32) == (curves.shape, curves.dtype)
    np.testing.assert_allclose([answer.probabilities[class_index]] * 2, curves[:, 0], rtol=1e-5)
    np.testing.assert_allclose(curves[0, -1], curves[1, -1], rtol=1e-3)  # all hidden: the order is all one
    shown = [index for index in range(9) if index not in hottest[:4]]
    logits = answer.evidence.reshape(9, 1000)[shown].sum(0) + answer.bias
    np.testing.assert_allclose(np.exp(logits[class_index]) / np.exp(logits).sum(), curves[0, 4], rtol=1e-3)


@pytest.mark.parametrize(("block", "in_size", "stride", "channels"), [(1, 112, 1, 8), (2, 112, 2, 8), (13, 7, 1, 3)])
def test_a_block_adds_up_with_its_most_active_channels_first(
    block: int, in_size: int, stride: int, channels: int
) -> None:
    maps = of(FakeEngine().ask(Block(dog(224), 1.0, 224, block, channels)))
    assert (in_size, in_size, channels) == maps.before.shape
    assert (in_size // stride, in_size // stride, channels) == maps.depthwise.shape == maps.pointwise.shape
    first = 2 * stride - (stride == 1)  # row and column 2 of the output; Keras pads at the end when the stride is 2
    window = maps.before[first : first + 3, first : first + 3]
    np.testing.assert_allclose((window * maps.kernels).sum((0, 1)), maps.depthwise[2, 2], rtol=1e-3, atol=1e-4)
    np.testing.assert_allclose(maps.depthwise_relu[2, 2] @ maps.mix, maps.pointwise[2, 2], rtol=1e-3, atol=1e-4)
    for row, half in enumerate(("depthwise", "pointwise")):
        plain, bn, relu = (getattr(maps, half + step) for step in ("", "_bn", "_relu"))
        scale, shift = maps.scales[row, :channels], maps.shifts[row, :channels]
        np.testing.assert_allclose(plain * scale + shift, bn, rtol=1e-3, atol=1e-4)
        np.testing.assert_array_equal(np.clip(bn, 0, 6), relu)
        assert sorted(relu.mean((0, 1)), reverse=True) == list(relu.mean((0, 1)))
    assert channels == len(set(maps.filters)) == len(set(maps.outputs))
