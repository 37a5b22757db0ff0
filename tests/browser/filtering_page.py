"""Page 2's story as its browser tests read it: maps off the canvases, counters, and what Python convolves."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from playwright.sync_api import Locator, Page, expect

from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.network.spec import Padding
from mobilenet_viz.pixels import images, kernels
from mobilenet_viz.pixels.convolution import depthwise, pointwise, standard

DEFAULT = ("sobel_x", "sobel_y", "edge")
MIX = kernels.mix()
STACKS = ("channels", "depthwise", "separable", "standard")
READ = """(canvases) => canvases.map((canvas) =>
    [...canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data])"""


def expected(
    sample: str, names: Sequence[str] = DEFAULT, weights: NDArray = MIX, stride: int = 1
) -> dict[str, NDArray]:
    """What Python convolves, straight from `convolution`."""
    x = images.network_input(images.small_grid(images.decode(SAMPLES[sample].read_bytes()).square, 32))
    filters = np.stack([kernels.kernel_array(name) for name in names], axis=-1)
    filtered = depthwise(x, filters, stride, Padding.KERAS)
    whole = standard(x, filters[..., None] * weights, stride, Padding.KERAS)
    return {"channels": x, "depthwise": filtered, "separable": pointwise(filtered, weights), "standard": whole}


def printed_scales(page: Page, stack: str) -> list[float]:
    where = ".same div" if stack in ("separable", "standard") else f".stack.{stack} figcaption"
    return [float(caption.partition("±")[2]) for caption in page.locator(where).all_text_contents()]


def pixels(page: Page, stack: str) -> NDArray:
    """The maps of a stack as they are drawn: (maps, side, side, RGBA)."""
    drawn = np.array(page.locator(f".stack.{stack} canvas").evaluate_all(READ), np.uint8)
    side = int(np.sqrt(drawn.shape[1] // 4))
    return drawn.reshape(-1, side, side, 4)


def shown(page: Page, stack: str) -> list[int]:
    """How many pixels of each map of a stack have come to light."""
    return [int(count) for count in (pixels(page, stack)[..., 3] == 255).sum(axis=(1, 2))]


def assert_every_pixel_is_pythons(page: Page, values: dict[str, NDArray]) -> None:
    for stack, maps in values.items():
        scales = printed_scales(page, stack)
        assert len(scales) == maps.shape[2]
        greys = np.floor(127.5 * (1 + maps / scales) + 0.5).transpose(2, 0, 1)
        drawn = pixels(page, stack)
        assert (drawn[..., 3] == 255).all(), stack
        for colour in range(3):
            np.testing.assert_array_equal(drawn[..., colour], greys, err_msg=stack)


def count(page: Page, machine: str) -> Locator:
    return page.locator(f".work .{machine} .count")


def press(page: Page, name: str, times: int = 1) -> None:
    for _ in range(times):
        page.get_by_role("button", name=name, exact=True).click()


def step(page: Page, number: int) -> None:
    page.locator(".steps button").nth(number - 1).click()
    expect(page.locator(".steps [aria-current]")).to_have_text(str(number))


def tab_to(page: Page, selector: str) -> Locator:
    """Press Tab until the element has the focus, and see that the focus shows."""
    wanted = page.locator(selector)
    for _ in range(60):
        page.keyboard.press("Tab")
        if wanted.evaluate("(e) => e.matches(':focus')"):
            ring = "getComputedStyle(e).outlineStyle !== 'none' || e.type === 'range'"  # around its thumb: test_layer
            assert wanted.evaluate(f"(e) => e.matches(':focus-visible') && ({ring})")
            return wanted
    raise AssertionError(f"Tab never reaches {selector}")
