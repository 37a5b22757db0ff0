"""How fast answers are: `python -m tests.benchmarks.engine`. Prints ratios measured in one run.

The yardstick is what one would write first: `model.predict` for the classes and tf-keras-vis for the maps, both warm,
model and tf-keras-vis' objects built once, in this process with TensorFlow's own settings. Ours is the engine: the
question pickled to the worker, one forward pass, and back come the classes and the maps of all 1000 of them; or one map
of the method asked for. Nothing is answered from memory. `python -m tests.benchmarks.engine maps` leaves out the rest.
"""

import statistics
import sys
from collections.abc import Callable
from time import perf_counter, sleep
from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray
from PIL import Image
from tf_keras_vis.gradcam import Gradcam
from tf_keras_vis.gradcam_plus_plus import GradcamPlusPlus
from tf_keras_vis.saliency import Saliency
from tf_keras_vis.scorecam import Scorecam
from tf_keras_vis.utils.model_modifiers import ReplaceToLinear
from tf_keras_vis.utils.scores import CategoricalScore

from mobilenet_viz import ledger, mobilenet_v1
from mobilenet_viz.engine import Block, Classify, Deletion, Explain, Picture, Question, WorkerEngine
from mobilenet_viz.engine.worker import keras_model
from mobilenet_viz.engine.worker.explain.gradients import NOISE, SAMPLES
from mobilenet_viz.facts.samples import SAMPLES as PHOTOS
from mobilenet_viz.pixels import images
from tests import explained

ROUNDS = 40


def milliseconds(action: Callable[[], Any], repeat: int = 1) -> float:
    start = perf_counter()
    for _ in range(repeat):
        action()
    return 1000 * (perf_counter() - start) / repeat


def first_try(resolution: int) -> Callable[[images.Decoded], Any]:
    """Photo → top-5 and the map of the first, as the libraries' manuals say."""
    model = explained.fixed(1.0, resolution)
    gradcam = Gradcam(model, model_modifier=ReplaceToLinear())

    def answer(photo: images.Decoded) -> Any:
        image = images.network_input(images.network_pixels(photo, resolution))
        top = model.predict(image[None], verbose=0)[0].argsort()[:-6:-1]
        options = {"penultimate_layer": "conv_pw_13_relu", "seek_penultimate_conv_layer": False}
        return top, gradcam(CategoricalScore(int(top[0])), image, **options)

    return answer


def by_engine(engine: WorkerEngine, resolution: int) -> Callable[[images.Decoded], Any]:
    def answer(photo: images.Decoded) -> Any:
        picture = Picture(images.network_pixels(photo, resolution))
        answered = engine.ask(Classify(picture, 1.0, resolution)).result()
        top = answered.probabilities.argsort()[:-6:-1]
        return top, answered.evidence[:, :, top[0]]

    return answer


def photos(count: int = ROUNDS + 3) -> list[images.Decoded]:
    """The dog, moved a little each time: no answer comes from memory."""
    square = images.decode(PHOTOS["dog"].read_bytes()).square
    return [images.reduce(Image.fromarray(np.roll(square, shift, axis=1))) for shift in range(count)]


def answers(engine: WorkerEngine, resolution: int) -> None:
    ours, theirs = by_engine(engine, resolution), first_try(resolution)
    warm_up, measured = photos()[:3], photos()[3:]
    for photo in warm_up:
        assert ours(photo)[0].tolist() == theirs(photo)[0].tolist()
    pairs = [(milliseconds(lambda: ours(photo)), milliseconds(lambda: theirs(photo))) for photo in measured]  # noqa: B023
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


# Method, block, how often it is measured.
MAPS = (
    *(("gradcam", block, 15) for block in (13, 7, 1)),
    *(("gradcam_plus", block, 15) for block in (13, 7, 1)),
    ("saliency", 0, 15),
    ("smoothgrad", 0, 5),
    ("scorecam", 13, 1),
)


def library(method: str, block: int, model: keras.Model) -> Callable[[NDArray[np.float32], int], Any]:
    """tf-keras-vis called directly, its object built once."""
    smooth = {"smooth_samples": SAMPLES, "smooth_noise": NOISE} if method == "smoothgrad" else {}
    layer = {"penultimate_layer": f"conv_pw_{block}_relu", "seek_penultimate_conv_layer": False, "expand_cam": False}
    libraries: dict[str, tuple[Any, dict[str, Any]]] = {
        "gradcam": (Gradcam, layer),
        "gradcam_plus": (GradcamPlusPlus, layer),
        "saliency": (Saliency, smooth),
        "smoothgrad": (Saliency, smooth),
        "scorecam": (Scorecam, layer),
    }
    made, options = libraries[method]
    explainer = made(model)
    return lambda image, index: explainer(CategoricalScore(index), image, **options)


def maps(engine: WorkerEngine) -> None:
    """Photo → one map at 224 px, the photo another one each time, against the library in turns."""
    keras.config.disable_interactive_logging()  # Scorecam's bar
    model = explained.fixed(1.0, 224)
    linear = keras.Model(model.input, model.get_layer(keras_model.LOGITS).output)
    for method, block, rounds in MAPS:
        theirs, pairs = library(method, block, linear), []
        for photo in photos()[: rounds + 2 * (rounds > 1)]:  # two to warm up
            pixels = images.network_pixels(photo, 224)
            image, question = images.network_input(pixels), Explain(Picture(pixels), 1.0, 224, 249, method, block)
            ours = milliseconds(lambda: engine.ask(question).result())  # noqa: B023
            pairs.append((ours, milliseconds(lambda: theirs(image, 249))))  # noqa: B023
        mine, direct = (statistics.median(times[-rounds:]) for times in zip(*pairs, strict=True))
        print(
            f"{method}, block {block}: {mine:.0f} ms, tf-keras-vis directly {direct:.0f} ms: ratio {mine / direct:.3f}"
        )


def switches(engine: WorkerEngine) -> None:
    """What a visitor waits for who changes one thing about an explained photo; all prepared, nothing from memory."""
    picture, other = (Picture(images.network_pixels(photo, 224)) for photo in photos()[:2])
    methods = ("gradcam", "gradcam_plus", "saliency")

    def ask(of: Picture, index: int = 249, method: str = "gradcam", block: int = 13) -> Any:
        return engine.ask(Explain(of, 1.0, 224, index, method, block)).result()

    for block in range(1, 14):
        ask(other, block=block)
    for method in methods:
        ask(other, method=method, block=6)
    times = {
        "class": [milliseconds(lambda: ask(picture, index)) for index in range(15)],  # noqa: B023
        "block": [milliseconds(lambda: ask(picture, block=block)) for block in range(1, 13)],  # noqa: B023
        "method": [milliseconds(lambda: ask(picture, 300, method, 6)) for method in methods],  # noqa: B023
    }
    print("switch, median: " + ", ".join(f"{what} {statistics.median(each):.0f} ms" for what, each in times.items()))
    orders = tuple(tuple(map(int, np.random.default_rng(seed).permutation(49))) for seed in range(8))
    questions: dict[str, Callable[[Picture], Question[Any]]] = {
        "deletion, 8 orders of 49 cells": lambda photo: Deletion(photo, 1.0, 224, 249, orders),
        "look into block 1": lambda photo: Block(photo, 1.0, 224, 1),
    }
    for what, about in questions.items():
        engine.ask(about(other)).result()
        print(f"{what}: {milliseconds(lambda: engine.ask(about(picture)).result()):.0f} ms")  # noqa: B023


def behind_slow(engine: WorkerEngine) -> None:
    """What a visitor waits for a quick map while others have slow ones, against the same with the engine idle."""

    def explain(photo: images.Decoded, method: str = "gradcam") -> Explain:
        return Explain(Picture(images.network_pixels(photo, 224)), 1.0, 224, 671, method)

    def quick(few: list[images.Decoded]) -> float:
        return statistics.median(milliseconds(lambda: engine.ask(explain(rgb)).result()) for rgb in few)  # noqa: B023

    quick(photos()[:2])
    idle, slow = quick(photos()[2:20]), [explain(rgb, "scorecam") for rgb in photos()[:2]]
    for question in slow:
        engine.ask(question, "others")
    while not all((progress := engine.progress(each)) and progress.done for each in slow):
        sleep(0.1)
    behind = quick(photos()[20:])
    engine.leave("others")
    print(f"Grad-CAM behind two Score-CAMs: {behind:.0f} ms, alone {idle:.0f} ms: ratio {behind / idle:.2f}")


def one_ledger() -> None:
    each = milliseconds(lambda: ledger(mobilenet_v1(0.5, 160)).mult_adds, repeat=1000)
    print(f"one ledger: {each:.3f} ms, aim below 1 ms")


def main() -> None:
    engine = WorkerEngine()
    engine.start()
    try:
        if sys.argv[1:] != ["maps"]:
            one_ledger()
            for resolution in (224, 96):
                answers(engine, resolution)
            class_switch(engine)
        behind_slow(engine)
        switches(engine)
        maps(engine)
    finally:
        engine.stop()


if __name__ == "__main__":
    main()
