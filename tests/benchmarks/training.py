"""How long teaching takes: `python -m tests.benchmarks.training`. Prints seconds; nothing here is a test."""

import os
from collections.abc import Generator
from dataclasses import replace
from time import perf_counter
from typing import Any

from mobilenet_viz.engine import entry
from mobilenet_viz.engine.questions.training import Train
from mobilenet_viz.training.collection import Collection
from mobilenet_viz.training.settings import Settings
from tests.collections_of_pictures import some


def main() -> None:
    os.environ.update(entry.ENVIRONMENT)  # before TensorFlow is loaded: as in the worker
    from mobilenet_viz.engine.worker import handlers

    handlers.warm_up()
    told("800 pictures at 128 px, 600 to learn from, features included", Settings(), some(400))
    forty = some(20, start=400)
    told("20 pictures a class, features included", Settings(), forty)
    told("the same again after a change: features are kept", Settings(seed=1), forty)
    told("the last block trained, 3 epochs", Settings(freeze="conv_pw_12_relu", epochs=3, rate=1e-4), some(100))
    told("with augmentation, all frozen", replace(Settings(), augment=True), some(100))


def told(what: str, settings: Settings, collection: Collection) -> None:
    from mobilenet_viz.engine.worker import handlers

    begun = perf_counter()
    found = whole(handlers.answer(Train(collection, settings)))
    seconds = perf_counter() - begun
    print(f"{what}: {seconds:.1f} s, {len(found.history)} epochs, validation accuracy {found.accuracy:.3f}", flush=True)


def whole(slices: Generator[Any, None, Any]) -> Any:
    """What it returns in the end."""
    while True:
        try:
            next(slices)
        except StopIteration as end:
            return end.value


if __name__ == "__main__":
    main()
