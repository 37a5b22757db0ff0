"""The network as a phone would run it, beside TensorFlow: by turns, on the same numbers, with as many threads."""

import pickle
import subprocess
import sys
import warnings
from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeAlias

import keras
import numpy as np
import tensorflow as tf

from mobilenet_viz.engine.protocol import Floats
from mobilenet_viz.engine.questions.timing import PhoneTimes
from mobilenet_viz.engine.worker import converting, networks, timing
from mobilenet_viz.engine.worker.explain import parts
from mobilenet_viz.engine.worker.silence import silent_stderr
from mobilenet_viz.facts.assets import ASSETS

SLICE = 0.1  # s between two looks whether the conversion has ended

Answer: TypeAlias = Callable[[Floats], Floats]
"""(1, R, R, 3) in [-1, 1] → (1, 1000) probabilities."""


def phone_times(alpha: float, resolution: int) -> Generator[tuple[int, int], None, PhoneTimes]:
    """Convert the network that answers at this size, have both files answer the embedded photos, and measure."""
    model, photos = networks.network(alpha, resolution).model, converting.photos(resolution)
    files = yield from _converted(alpha, resolution)
    name, engine = phones_engine()
    makers: list[Callable[[], Answer]] = [partial(_compiled, model, resolution)]
    makers += [partial(run, engine, file) for file in files]
    ways = [_Way(make, photos) for make in makers]
    before = [step for way in ways for step in (way.get_ready, way.look)]
    machine, runs = yield from timing.measured(*(way.call for way in ways), before=before)
    return PhoneTimes(machine, name, runs, tuple(map(len, files)), np.stack([way.said for way in ways]))


@dataclass
class _Way:
    """One way to run the network, step by step: others have their turn in between."""

    make: Callable[[], Answer]
    photos: list[Floats]

    def get_ready(self) -> None:
        self.answer = self.make()

    def look(self) -> None:
        self.said = np.concatenate([self.answer(photo) for photo in self.photos])

    def call(self) -> timing.Call:
        return partial(self.answer, timing.noise(self.photos[0].shape))


def phones_engine() -> tuple[str, Any]:
    """LiteRT, where its package is installed, else TensorFlow Lite, as it was called before, of TensorFlow itself."""
    try:
        from ai_edge_litert.interpreter import Interpreter
    except ImportError:
        return "tflite", tf.lite.Interpreter
    return "litert", Interpreter


def run(engine: Any, file: bytes) -> Answer:
    """A converted network, ready to answer, on as many threads as TensorFlow has."""
    with warnings.catch_warnings(), silent_stderr():
        warnings.filterwarnings("ignore", r"\s*Warning: tf.lite.Interpreter is deprecated", UserWarning)
        ready = engine(model_content=file, num_threads=timing.threads())
        ready.allocate_tensors()
    (given,), (said,) = ready.get_input_details(), ready.get_output_details()

    def answer(image: Floats) -> Floats:
        ready.set_tensor(given["index"], image)
        ready.invoke()
        probabilities: Floats = ready.get_tensor(said["index"])
        return probabilities

    return answer


def _compiled(model: keras.Model, resolution: int) -> Answer:
    forward = parts.compiled(lambda given: model(given, training=False), (1, resolution, resolution, 3))
    return lambda image: forward(image).numpy()


def _converted(alpha: float, resolution: int) -> Generator[tuple[int, int], None, tuple[bytes, bytes]]:
    """Both files. Whoever gives the measurement up ends the conversion. Raises CalledProcessError where it fails."""
    command = (sys.executable, "-m", converting.__name__, str(alpha), str(resolution))
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ASSETS.parent) as conversion:
        try:
            while True:
                try:
                    written, _ = conversion.communicate(timeout=SLICE)
                    break
                except subprocess.TimeoutExpired:
                    yield 0, 1
        finally:
            conversion.kill()
    if conversion.returncode:
        raise subprocess.CalledProcessError(conversion.returncode, command)
    files: tuple[bytes, bytes] = pickle.loads(written)
    return files
