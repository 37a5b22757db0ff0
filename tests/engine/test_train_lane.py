"""The lane of trainings: a worker of its own, asked by key once it has the pictures, that goes on where one died."""

import pickle
from pathlib import Path

from mobilenet_viz.engine import FakeEngine, Lane, Progress, WorkerEngine
from mobilenet_viz.engine.client import NICENESS
from mobilenet_viz.engine.questions.training import Checkpoint, Train, Trained
from mobilenet_viz.training.settings import Settings
from tests.collections_of_pictures import noisy
from tests.engine.harness import of
from tests.worker_probe import Pid, Sliced

QUESTION = Train(noisy(4, 4), Settings(epochs=3))


def test_a_training_is_private_and_its_key_holds_no_pixels() -> None:
    key = pickle.dumps(QUESTION.key)
    assert QUESTION.is_private
    assert QUESTION.collection.digest.encode() in key
    assert QUESTION.collection.photos[0].pixels.tobytes() not in key
    assert QUESTION.key == Train(noisy(4, 4), Settings(epochs=3)).key != Train(noisy(3, 5), Settings(epochs=3)).key


def test_trainings_are_sliced_in_a_worker_of_their_own_which_is_the_nicest(light: WorkerEngine, tmp_path: Path) -> None:
    log = tmp_path / "log"
    assert "x" == of(light.ask(Sliced("x", 3, log, of=Lane.TRAIN)))
    assert ["x 1", "x 2", "x 3", "x end"] == log.read_text().splitlines()
    assert of(light.ask(Pid(1)))
    assert NICENESS[Lane.TRAIN] == max(NICENESS.values())


def test_the_fake_engine_trains_epoch_by_epoch_and_goes_on_from_a_checkpoint(fake: FakeEngine) -> None:
    fake.hold(Train)
    future = fake.ask(QUESTION)
    for _ in range(2):
        fake.advance()
    progress = fake.progress(QUESTION)
    assert isinstance(progress, Progress)
    assert isinstance(progress.so_far, Checkpoint)
    assert 2 == len(progress.so_far.history)
    next_worker = QUESTION.going_on(progress)
    assert progress.so_far is next_worker.start
    assert next_worker.key == QUESTION.key
    fake.release()
    found = of(future)
    assert isinstance(found, Trained)
    assert 3 == len(found.history)
