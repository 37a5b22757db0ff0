"""How fast a photo's ladder is, every α at every size: `python -m tests.benchmarks.ladder`. Figures of one run.

Cold is a server that has just been started: TensorFlow loads, the networks get ready, and a ladder has been asked at
once. Warm, the ten answers come as a page asks them, the shown one first and the others ahead, against the same ten
asked one after the other; the photo is another one each time. Then thirty visitors choose a photo at once.
"""

import statistics
from pathlib import Path
from time import perf_counter

from mobilenet_viz import engine
from mobilenet_viz.engine import Classify, Picture, WorkerEngine
from mobilenet_viz.facts.weights import SIZES, alphas
from mobilenet_viz.pixels import images
from tests.benchmarks.engine import milliseconds, photos
from tests.worker_probe import Pid, answer

ROUNDS = 15
VISITORS = 30


def ladder(photo: images.Decoded) -> list[Classify]:
    """The shown rung first."""
    pictures = {size: Picture(images.network_pixels(photo, size)) for size in reversed(SIZES)}
    rungs = [(alpha, size) for alpha in alphas() for size in pictures]
    return [Classify(pictures[size], alpha, size, ahead=rung > 0) for rung, (alpha, size) in enumerate(rungs)]


def climb(asked: WorkerEngine, photo: images.Decoded) -> None:
    for future in [asked.ask(rung) for rung in ladder(photo)]:
        future.result()


def one_by_one(asked: WorkerEngine, photo: images.Decoded) -> None:
    for rung in ladder(photo):
        asked.ask(Classify(rung.picture, rung.alpha, rung.resolution)).result()


def memory(asked: WorkerEngine) -> float:
    """MB of the quick worker, where the system tells."""
    status = Path(f"/proc/{asked.ask(Pid(1)).result()}/status")
    lines = status.read_text("utf-8").splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), float("nan"))


def cold(asked: WorkerEngine, photo: images.Decoded) -> None:
    start = perf_counter()
    asked.start()
    engine.get_ready(asked)
    shown, *others = [asked.ask(rung) for rung in ladder(photo)]
    shown.result()
    first = perf_counter() - start
    for other in others:
        other.result()
    print(f"cold: TensorFlow and the shown rung {first:.1f} s, the others {perf_counter() - start - first:.1f} s more")


def warm(asked: WorkerEngine, different: list[images.Decoded]) -> None:
    pairs = [
        (milliseconds(lambda: climb(asked, mine)), milliseconds(lambda: one_by_one(asked, theirs)))  # noqa: B023
        for mine, theirs in zip(different[::2], different[1::2], strict=True)
    ]
    together, single = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"warm: {together:.0f} ms, ten questions one by one {single:.0f} ms: ratio {together / single:.2f}")


def crowd(asked: WorkerEngine, different: list[images.Decoded]) -> None:
    """Thirty photos at once: when the last visitor has the shown answer, and when all have all."""
    ladders = [ladder(photo) for photo in different]
    start = perf_counter()
    futures = [[asked.ask(rung) for rung in rungs] for rungs in ladders]
    for shown, *_ in futures:
        shown.result()
    first = perf_counter() - start
    for future in (future for each in futures for future in each):
        future.result()
    print(f"{len(different)} visitors at once: the last shown rung {first:.2f} s, all {perf_counter() - start:.2f} s")


def main() -> None:
    different = photos(1 + 2 * ROUNDS + VISITORS)
    asked = WorkerEngine(answer)
    try:
        cold(asked, different[0])
        print(f"the worker's memory: {memory(asked):.0f} MB")
        warm(asked, different[1 : 1 + 2 * ROUNDS])
        crowd(asked, different[-VISITORS:])
    finally:
        asked.stop()


if __name__ == "__main__":
    main()
