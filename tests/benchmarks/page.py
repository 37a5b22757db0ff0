"""How fast the pages are for a student: `python -m tests.benchmarks.page`. Prints ratios measured in one run."""

import statistics
from collections.abc import Callable
from functools import partial
from time import perf_counter

from playwright.sync_api import Browser, Page, sync_playwright

from mobilenet_viz.network.architectures.mobilenet_v1 import WEIGHTED
from tests.benchmarks.servers import servers
from tests.browser.harness import app_ready, launch
from tests.browser.live_page import climbed

FRAME_MS = 16.7
COUNTER = ".work .standard .count"  # Mult-Adds of the standard machine on page 2

SLIDERS = {"/": ("dial-alpha", "dial-rho"), "/cost": ("dial-M", "dial-D_K"), "/cost?topic=tools": ("dial-alpha",)}

OPENED = {"/": "figure svg g.layer", "/programs": ".cards .card"}  # what stands last of a page's first view

DRAG = """(input) => {
  const times = [];
  for (let round = 0; times.length < 300; round++) for (let i = 0; i <= Number(input.max); i++) {
    const start = performance.now();
    input.value = i;
    input.dispatchEvent(new Event("input"));
    input.getRootNode().host.getBoundingClientRect();  // layout is part of the step
    times.push(performance.now() - start);
  }
  return times;
}"""

SWITCH = """(list) => Array.from({ length: 40 }, (_, turn) => {
  const root = list.getRootNode();
  const name = () => root.querySelector("#where span").textContent;
  const before = name();
  const start = performance.now();
  list.querySelectorAll("button")[(turn + 1) % 5].click();
  root.querySelector(".stage table").getBoundingClientRect();
  const time = performance.now() - start;
  if (name() === before) throw new Error(`the map of ${before} stayed`);
  return time;
})"""

FILES = "(size) => performance.getEntriesByType('resource').map((file) => file[size])"

# Frames in which the counter of the standard machine went on: a page that stands still shows none.
FRAMES = """(counter) => new Promise((done) => {
  let frames = 0, first, last = counter.textContent;
  const tick = (now) => {
    first ??= now;
    if (counter.textContent !== last) frames += 1;
    last = counter.textContent;
    if (now - first >= 3000) done(frames / ((now - first) / 1000));
    else requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
})"""


def percentile_95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def drag_step(page: Page, url: str, path: str) -> None:
    """One step of each slider of a page: look-up, totals, drawing, table, layout; on page 1 with maps and answers."""
    page.goto(url + path)
    app_ready(page)
    if path == "/":
        climbed(page)
    for slider in SLIDERS[path]:
        times = page.locator(f"#{slider}").evaluate(DRAG)
        p95 = percentile_95(times)
        print(f"drag step of {path} {slider}: median {statistics.median(times):.1f} ms, p95 {p95:.1f} ms ", end="")
        print(f"= {p95 / FRAME_MS:.2f} of a frame ({len(times)} steps)")


def first_page(browser: Browser, ours: str, empty: str, path: str = "/", rounds: int = 12) -> None:
    """From the address to the finished page, a new visitor each time, ours and an empty app in turn."""
    stands = {ours + path: OPENED[path], empty: "text=hello"}
    times: dict[str, list[float]] = {url: [] for url in stands}
    for _ in range(rounds):
        for url, mark in stands.items():
            context = browser.new_context()
            page = context.new_page()
            start = perf_counter()
            page.goto(url)
            page.locator(mark).first.wait_for()
            times[url].append(1000 * (perf_counter() - start))
            context.close()
    mine, theirs = (statistics.median(series) for series in times.values())
    print(f"first view of {path}: {mine:.0f} ms, an empty Streamlit app {theirs:.0f} ms: ratio {mine / theirs:.2f}")


def first_bytes(browser: Browser, url: str, path: str) -> None:
    """What the files of a page weigh for a new visitor, as sent and unpacked; and the messages, unpacked."""
    context = browser.new_context()
    page = context.new_page()
    messages = received(page)
    page.goto(url + path)
    app_ready(page)
    sent, whole = (sum(page.evaluate(FILES, which)) for which in ("encodedBodySize", "decodedBodySize"))
    print(f"files of {path}: {sent / 1e6:.1f} MB of {whole / 1e6:.1f} MB: ratio {sent / whole:.2f}; ", end="")
    print(f"messages {sum(messages) / 1e3:.0f} kB")
    context.close()


def received(page: Page) -> list[int]:
    """The size of each message that the page has from the server, unpacked; the list goes on growing."""
    sizes: list[int] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: sizes.append(len(frame))))
    return sizes


def choice_bytes(browser: Browser, url: str) -> None:
    """What one settled choice on page 1 sends until Keras has confirmed it, unpacked; each an α not chosen before."""
    context = browser.new_context()
    page = context.new_page()
    messages = received(page)
    page.goto(url)
    app_ready(page)
    slider, sizes = page.locator("#dial-alpha"), []
    for _ in range(11):
        before, address = sum(messages), page.url
        slider.press("ArrowLeft")
        page.wait_for_function("(before) => location.href !== before", arg=address)
        page.locator('.st-key-frame [data-phase="ready"]').wait_for()
        app_ready(page)
        sizes.append(sum(messages) - before)
    print(f"a settled choice on page 1: median {statistics.median(sizes) / 1e3:.1f} kB, most {max(sizes) / 1e3:.1f} kB")
    context.close()


def class_switch(page: Page, url: str) -> None:
    """A click on another of the five classes until its map stands."""
    warm(page, url)
    times: list[float] = page.locator(".top").evaluate(SWITCH)
    print(f"class switch on the exact map: median {statistics.median(times):.0f} ms, p95 {percentile_95(times):.0f} ms")


def layer_switch(page: Page, url: str) -> None:
    """A press on another of all layers until its channels stand, with the network's answer; each layer once before."""
    page.goto(f"{url}/filtering?part=network&within=layers")
    times = []
    for round_ in range(2):
        for name in WEIGHTED[:-1]:
            start = perf_counter()
            page.locator(".strip button").nth(WEIGHTED.index(name)).click()
            page.locator("#opened", has_text=f"{name}:").wait_for()
            page.locator(".wall:not(.old) .channels.full").wait_for()
            if round_:
                times.append(1000 * (perf_counter() - start))
    print(f"switch of the layer, warm: median {statistics.median(times):.0f} ms, p95 {percentile_95(times):.0f} ms")


def animation(page: Page, url: str) -> None:
    """Frames a second while both machines of page 2 run."""
    page.goto(f"{url}/filtering?step=6")
    page.get_by_role("button", name="Play").click()
    print(f"animation: {page.locator(COUNTER).evaluate(FRAMES):.0f} frames a second in which it moved")


def busy_animation(page: Page, browser: Browser, url: str) -> None:
    """The same while the engine works on Score-CAM for another visitor."""
    other = browser.new_page()
    other.goto(f"{url}/see?map=scorecam")
    other.get_by_role("button", name="Compute it").click()
    other.locator("progress").wait_for()
    animation(page, url)
    assert other.locator("progress").is_visible(), "the engine was done too early: this measured nothing"
    other.close()


def warm(page: Page, url: str) -> None:
    page.goto(f"{url}/see")
    app_ready(page)
    page.locator(".top button").first.wait_for()


def main() -> None:
    with servers() as (ours, empty), sync_playwright() as playwright:
        browser = launch(playwright)
        try:
            measure(browser, ours.url, empty.url)
        finally:
            browser.close()


def measure(browser: Browser, ours: str, empty: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    steps: list[Callable[[], None]] = [
        lambda: warm(page, ours),
        *(partial(drag_step, page, ours, path) for path in SLIDERS),
        *(partial(first_bytes, browser, ours, path) for path in ("/", "/paper?section=figures")),
        lambda: choice_bytes(browser, ours),
        *(partial(first_page, browser, ours, empty, path) for path in OPENED),
        lambda: class_switch(page, ours),
        lambda: layer_switch(page, ours),
        lambda: animation(page, ours),
        lambda: busy_animation(page, browser, ours),
    ]
    for step in steps:
        step()


if __name__ == "__main__":
    main()
