"""What a live camera gets, and what it takes from the class: `python -m tests.benchmarks.camera`. Figures of one run.

A camera sends its next frame as the page does: when the last is answered and its pause is over. Its frames are the
sample dog, moved a little each time; no browser, loopback only. First cameras alone on a server, then thirty visitors
who settle on page 1 once a second without a camera and beside one, in turns; then, in an engine, photos that nobody has
asked for, without frames and beside them, in turns.
"""

import asyncio
import json
import random
import statistics
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from itertools import count
from threading import Event
from time import perf_counter, sleep

import numpy as np
from PIL import Image
from websockets.asyncio.client import connect

from mobilenet_viz.engine import Classify, Glance, Picture, WorkerEngine
from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.pixels import images
from mobilenet_viz.ui import camera
from tests.benchmarks.load import LINKS, Measured, class_of, settled
from tests.benchmarks.servers import servers
from tests.browser.server import Server

PERIOD = 0.08  # s from one frame to the next at least, as in live/scene/camera.js
SECONDS = 10.0
CAMERAS = (1, 2, 30)
ROUNDS = 3
PHOTOS = 100
PAUSE = 0.2  # s at most between two of them
DOG = images.network_pixels(images.decode(SAMPLES["dog"].read_bytes()), 224)
HEAD = json.dumps({"alpha": 1.0, "size": 224, "lang": "en"}).encode() + b"\n"


def frame(number: int) -> bytes:
    file = BytesIO()
    Image.fromarray(np.roll(DOG, number, axis=1)).save(file, "JPEG", quality=85)
    return HEAD + file.getvalue()


async def run(server: Server, over: asyncio.Event) -> list[float]:
    """A camera until it is over: ms of each frame from being sent to being answered."""
    times: list[float] = []
    async with connect(server.url.replace("http", "ws", 1) + camera.SOCKET.path) as socket:
        for number in count():
            data = frame(number % 224)
            start = perf_counter()
            await socket.send(data)
            assert "rung" in json.loads(await socket.recv())
            times.append(1000 * (perf_counter() - start))
            if over.is_set():
                return times
            await asyncio.sleep(PERIOD - times[-1] / 1000)
    return times


async def alone(server: Server) -> None:
    over = asyncio.Event()
    over.set()
    await run(server, over)  # TensorFlow is loaded when the first frame is answered
    for cameras in CAMERAS:
        over = asyncio.Event()
        running = [asyncio.create_task(run(server, over)) for _ in range(cameras)]
        start = perf_counter()
        await asyncio.sleep(SECONDS)
        over.set()
        times = [await each for each in running]
        rates = sorted(len(each) / (perf_counter() - start) for each in times)
        p95 = statistics.quantiles([ms for each in times for ms in each], n=20)[18]
        print(f"{cameras} cameras: {rates[0]:.1f} to {rates[-1]:.1f} answers a second each, p95 {p95:.0f} ms")


async def beside(server: Server) -> None:
    """The visitors without a camera and beside one."""
    visitors = await class_of(server.url, LINKS)
    without: list[Measured] = []
    with_one: list[Measured] = []
    for _ in range(ROUNDS):
        without.append(await settled(visitors, 1.0))
        over = asyncio.Event()
        running = asyncio.create_task(run(server, over))
        with_one.append(await settled(visitors, 1.0))
        over.set()
        await running
    p95 = [
        statistics.quantiles([ms for each in measured for ms in each.times], n=20)[18]
        for measured in (with_one, without)
    ]
    print(f"thirty visitors beside a camera, p95: {p95[0]:.0f} ms / {p95[1]:.0f} ms = {p95[0] / p95[1]:.2f}")


def in_the_engine() -> None:
    asked = WorkerEngine()
    asked.start()
    numbers = count()

    def photo() -> Picture:
        """One that nobody has asked for."""
        pixels = DOG.copy()
        pixels[0, 0] = (*divmod(next(numbers), 256), 0)
        return Picture(pixels)

    def look(number: int, over: Event) -> None:
        while not over.wait(PERIOD / 2):
            asked.ask(Glance(photo(), 1.0, 224, camera=number)).result()

    def ask() -> float:
        question = Classify(photo(), 1.0, 224)
        sleep(random.uniform(0, PAUSE))  # whoever comes finds the worker as it happens to be
        start = perf_counter()
        asked.ask(question).result()
        return 1000 * (perf_counter() - start)

    ask()
    for cameras in (1, 30):
        times: dict[bool, list[float]] = {False: [], True: []}
        for on in (False, True) * ROUNDS:
            over = Event()
            with ThreadPoolExecutor(cameras) as pool:
                for number in range(cameras if on else 0):
                    pool.submit(look, number, over)
                times[on] += [ask() for _ in range(PHOTOS)]
                over.set()
        middle = {on: statistics.median(each) for on, each in times.items()}
        print(f"a photo's answer beside {cameras} cameras: {middle[True]:.1f} / {middle[False]:.1f} ms", end="")
        print(f" = {middle[True] / middle[False]:.2f}")
    asked.stop()


async def measure(server: Server) -> None:
    await alone(server)
    await beside(server)


if __name__ == "__main__":
    with servers() as (ours, _):
        asyncio.run(measure(ours))
    in_the_engine()
