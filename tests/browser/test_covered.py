"""On every page and on small screens: what stays in sight while the page scrolls hides nothing that can be used."""

import pytest
from playwright.sync_api import expect

from tests.browser.harness import Visits
from tests.browser.views import SIZES, VIEWS

# What a part shows only when it is asked for.
OPENED = {
    "cost times": "&least=0",
    "cost weights": "&counted=shown",
    "cost where": "&measure=moved_bytes",
    "cost im2col": "&products=shown",
    "programs padding": "&alike=shown",
}

# Of all that can be focused in the components, one after the other and back, what then lies below something else.
COVERED = """(hosts) => hosts.flatMap((host) => {
    const root = host.shadowRoot ?? host;
    const all = [...root.querySelectorAll("button, input, select, summary, [tabindex='0']")]
        .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.disabled);
    return [...all, ...all.toReversed()].flatMap((each) => {
        each.focus();
        const { x, y, width, height } = each.getClientRects()[0];  // of a term on two lines, the first
        const [across, down] = [x + width / 2, y + height / 2];
        let top = document.elementFromPoint(across, down);
        while (top?.shadowRoot?.elementFromPoint(across, down)) top = top.shadowRoot.elementFromPoint(across, down);
        const seen = each === top || each.contains(top) || top?.closest("label")?.contains(each);
        return seen ? [] : [[each, top].map((e) => e?.outerHTML.slice(0, 120)).join(" is below ")];
    }); })"""


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("view", VIEWS)
def test_whatever_is_focused_can_be_seen(visit: Visits, view: str, size: tuple[int, int]) -> None:
    page = visit(VIEWS[view] + OPENED.get(view, ""), viewport=size, touch=size[0] < 500)
    expect(page.get_by_text("Network ready")).to_be_attached()
    assert [] == page.locator("[data-drawn]").evaluate_all(COVERED)
