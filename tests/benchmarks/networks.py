"""How long networks, operations and convolutions take here: `python -m tests.benchmarks.networks`.

What page Networks shows as Milliseconds: the same questions, to an engine of its own, and figures from the same
functions.
"""

from collections.abc import Callable, Sequence
from typing import Any

from mobilenet_viz.engine import Question, TimeLayers, TimeNetworks, TimeOperations, TimePhone, WorkerEngine
from mobilenet_viz.engine.questions.timing import Machine
from mobilenet_viz.network.architectures.mobilenet_v1 import BASELINE
from mobilenet_viz.network.ledger_formats import table
from mobilenet_viz.page_data import phone, timing


def ms(spread: dict[str, Any]) -> tuple[str, str, str]:
    """The median, the band and the first call."""
    return f"{spread['median']:.3f}", f"{spread['low']:.3f} - {spread['high']:.3f}", f"{spread['first']:.0f}"


def networks(asked: Callable[[Question[Any]], Any]) -> Machine:
    times = asked(TimeNetworks())
    points = timing.networks(times)
    rows = [(f"{each['alpha']}-{each['size']}", f"{each['mult_adds']:,}", *ms(each)) for each in points]
    printed(("network", "Mult-Adds", "ms", "band", "first call, ms"), rows)
    thin = timing.thin(points)
    ranked = "" if thin["apart"] else "; the bands overlap"
    print(f"half the channels: {thin['work']:.3f} of the work, {thin['time']:.3f} of the time{ranked}\n")
    return times.machine  # type: ignore[no-any-return]


def operations(asked: Callable[[Question[Any]], Any]) -> None:
    for name, way in timing.operations(asked(TimeOperations(*BASELINE))).items():
        print(
            f"{name}: {way['operations']} operations, {way['total']:.2f} ms; not traced {way['whole']['median']:.2f} ms"
        )
        rows = [(row["kind"], f"{row['ms']:.3f}", f"{row['share']:.3f}", speed(row)) for row in way["kinds"]]
        printed(("kind", "ms", "share", "M Mult-Adds/ms"), rows)


def speed(row: dict[str, Any]) -> str:
    return f"{row['mult_adds'] / row['ms'] / 1e6:.1f}" if row["mult_adds"] else ""


def convolutions(asked: Callable[[Question[Any]], Any]) -> None:
    times = asked(TimeLayers(tuple(row.layer for row in timing.convolutions())))
    rows = [(each["kind"], f"{each['mult_adds']:,}", f"{each['bytes']:,}", *ms(each)) for each in timing.layers(times)]
    printed(("convolution", "Mult-Adds", "bytes", "ms", "band", "first call, ms"), rows)


def converted(asked: Callable[[Question[Any]], Any]) -> None:
    times = asked(TimePhone(*BASELINE))
    rows = [(each["name"], f"{each['bytes']:,}", *ms(each), f"{each['left']:.3f}") for each in phone.ways(times)]
    printed((times.engine, "bytes", "ms", "band", "first call, ms", "time left"), rows)
    for row in phone.photos(times, "en"):
        print(row["photo"], *(f"{said['name']} {said['probability']:.4f}" for said in row["answers"]), sep=" | ")
    print(f"{phone.price(times)}\n")


def printed(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    print(table([tuple(heads), *map(tuple, rows)], "<" + ">" * (len(heads) - 1)))


def main() -> None:
    engine = WorkerEngine()
    engine.start()
    try:

        def asked(question: Question[Any]) -> Any:
            return engine.ask(question).result()

        print(f"\n{networks(asked)}\n")
        operations(asked)
        convolutions(asked)
        converted(asked)
    finally:
        engine.stop()


if __name__ == "__main__":
    main()
