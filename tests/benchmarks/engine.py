"""How fast answers are: `python -m tests.benchmarks.engine`. Prints ratios measured in one run.

The yardstick is what one would write first: `model.predict` for the classes and tf-keras-vis' `Gradcam` for the map,
both warm, model and Gradcam object built once, in this process with TensorFlow's own settings. Ours is the engine: the
question pickled to the worker, one forward pass, and back come the classes and the maps of all 1000 of them.
"""

import statistics
from collections.abc import Callable
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tf_keras_vis.gradcam import Gradcam
from tf_keras_vis.utils.model_modifiers import ReplaceToLinear
from tf_keras_vis.utils.scores import CategoricalScore

from mobilenet_viz import images, ledger, mobilenet_v1, network
from mobilenet_viz.engine import Classify, Picture, WorkerEngine
from mobilenet_viz.samples import SAMPLES

ROUNDS = 40
Pixels = NDArray[np.uint8]


def milliseconds(action: Callable[[], Any], repeat: int = 1) -> float:
    start = perf_counter()
    for _ in range(repeat):
        action()
    return 1000 * (perf_counter() - start) / repeat


def first_try(resolution: int) -> Callable[[Pixels], Any]:
    """Photo → top-5 and the map of the first, as the libraries' manuals say."""
    model = network.load(1.0, resolution)
    gradcam = Gradcam(model, model_modifier=ReplaceToLinear())

    def answer(rgb: Pixels) -> Any:
        image = images.network_input(images.network_pixels(rgb, resolution))
        top = model.predict(image[None], verbose=0)[0].argsort()[:-6:-1]
        options = {"penultimate_layer": "conv_pw_13_relu", "seek_penultimate_conv_layer": False}
        return top, gradcam(CategoricalScore(int(top[0])), image, **options)

    return answer


def by_engine(engine: WorkerEngine, resolution: int) -> Callable[[Pixels], Any]:
    def answer(rgb: Pixels) -> Any:
        picture = Picture(images.network_pixels(rgb, resolution))
        answered = engine.ask(Classify(picture, 1.0, resolution)).result()
        top = answered.probabilities.argsort()[:-6:-1]
        return top, answered.evidence[:, :, top[0]]

    return answer


def photos() -> list[Pixels]:
    """The dog, moved a little each time: no answer comes from memory."""
    rgb = images.decode(SAMPLES["dog"].read_bytes())
    return [np.roll(rgb, shift, axis=1) for shift in range(ROUNDS + 3)]


def answers(engine: WorkerEngine, resolution: int) -> None:
    ours, theirs = by_engine(engine, resolution), first_try(resolution)
    warm_up, measured = photos()[:3], photos()[3:]
    for rgb in warm_up:
        assert ours(rgb)[0].tolist() == theirs(rgb)[0].tolist()
    pairs = [(milliseconds(lambda: ours(rgb)), milliseconds(lambda: theirs(rgb))) for rgb in measured]  # noqa: B023
    mine, first = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(
        f"photo → top-5 and map at {resolution} px: {mine:.1f} ms, model.predict + warm Gradcam {first:.1f} ms: ",
        end="",
    )
    print(f"ratio {mine / first:.3f}, aim at most 0.25")


def class_switch(engine: WorkerEngine) -> None:
    """Another class of an answered photo: the answer is found again, its map is cut out. No model is called."""
    picture = Picture(images.network_pixels(photos()[0], 224))
    engine.ask(Classify(picture, 1.0, 224)).result()
    each = milliseconds(lambda: engine.ask(Classify(picture, 1.0, 224)).result().evidence[:, :, 249], repeat=1000)
    print(f"class switch: {each:.3f} ms, without a model call")


def one_ledger() -> None:
    each = milliseconds(lambda: ledger(mobilenet_v1(0.5, 160)).mult_adds, repeat=1000)
    print(f"one ledger: {each:.3f} ms, aim below 1 ms")


def main() -> None:
    one_ledger()
    engine = WorkerEngine()
    engine.start()
    try:
        for resolution in (224, 96):
            answers(engine, resolution)
        class_switch(engine)
    finally:
        engine.stop()


if __name__ == "__main__":
    main()
