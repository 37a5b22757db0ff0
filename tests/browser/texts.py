"""What is written on a page, and where: type sizes, and texts that are cut off or lie on each other."""

from playwright.sync_api import Page, TimeoutError

# Every line of text that is seen: path and element it is of, where it stands, what it is clipped by and sticks to.
# `box` is around the letters, without the room above and below them that close lines share.
_LINES = """
const lines = () => {
    const found = [], clips = new Map();
    const up = (e) => e.parentElement ?? e.getRootNode().host;
    const around = (e) => { // what hides, what scrolls and what sticks, of an element and all around it
        if (!e || e.matches('[data-testid="stMain"]')) return { cut: [], seen: [], stuck: null };
        if (clips.has(e)) return clips.get(e);
        const outer = around(up(e)), style = getComputedStyle(e), box = e.getBoundingClientRect();
        const { overflowX: over } = style;
        const own = over === "visible" ? { ...outer } : { cut: /hidden|clip/.test(over) ? [...outer.cut, box] : [],
            seen: [...outer.seen, box] }; // what scrolls cuts nothing off
        Object.assign(own, { stuck: /fixed|sticky/.test(style.position) ? e : outer.stuck });
        clips.set(e, own);
        return own;
    };
    const unseen = (e) => e && (getComputedStyle(e).clipPath.startsWith("inset(50%")
        || e.getBoundingClientRect().width <= 1 && getComputedStyle(e).overflowX === "hidden" || unseen(up(e)));
    const walk = (root, path) => [...root.childNodes].forEach((node, i) => {
        if (node.nodeType === 3 && node.data.trim()) {
            const e = node.parentElement;
            if (!e?.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || unseen(e)) return;
            const range = document.createRange();
            range.selectNodeContents(node);
            for (const { left, right, top, bottom } of range.getClientRects()) {
                if (right - left < 1) continue;
                const trim = (bottom - top) / 4;
                const box = { left: left + 1, right: right - 1, top: top + trim, bottom: bottom - trim };
                found.push({ path, e, text: node.data.trim().slice(0, 40), box, ...around(e) });
            }
        }
        if (node.nodeType !== 1 || /^(STYLE|SCRIPT|SELECT|TITLE)$/i.test(node.tagName)) return;
        const to = `${path}/${node.tagName}${i}`;
        if (node.shadowRoot) walk(node.shadowRoot, `${to}#`);
        walk(node, to);
    });
    walk(document.querySelector(".stApp"), "");
    return found;
};"""

_SIZES = "Object.fromEntries(lines().map(({ path, e }) => [path, parseFloat(getComputedStyle(e).fontSize)]))"
_SMALLER = f"const now = {_SIZES}; return Object.keys(least).filter((path) => !(now[path] >= least[path]));"

# What scrolls sideways, what ends at an edge that hides the rest, what lies outside the window, and pairs of texts.
_FAULTS = """
const all = lines();
const out = (a, b) => a.left < b.left - 1 || a.right > b.right + 1 || a.top < b.top || a.bottom > b.bottom;
const apart = (a, b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
const faults = [document.documentElement, document.querySelector('[data-testid="stMain"]')]
    .filter((e) => e.scrollWidth > e.clientWidth).map(() => "scrolls sideways");
for (const { text, box, cut } of all)
    if (cut.some((edge) => !apart(box, edge) && out(box, edge))) faults.push(`cut off: ${text}`);
const whole = all.filter(({ box, seen }) => !seen.some((edge) => out(box, edge)));
for (const { text, box } of whole) if (box.left < 0 || box.right > innerWidth) faults.push(`outside: ${text}`);
whole.forEach((a, i) => { for (const b of whole.slice(i + 1))
    if (a.e !== b.e && a.stuck === b.stuck && !apart(a.box, b.box)) faults.push(`overlap: ${a.text} | ${b.text}`); });
return faults;
"""


def type_sizes(page: Page) -> dict[str, float]:
    """The px of each text that is seen, by the path of its element."""
    sizes: dict[str, float] = page.evaluate(f"() => {{ {_LINES} return {_SIZES}; }}")
    return sizes


def smaller(page: Page, least: dict[str, float]) -> list[str]:
    """The paths of those texts that are not there or not so large."""
    return _left(page, f"(least) => {{ {_LINES} {_SMALLER} }}", least)


def faults(page: Page) -> list[str]:
    """What is wrong with the layout, a line for each fault."""
    return _left(page, f"() => {{ {_LINES} {_FAULTS} }}")


def _left(page: Page, script: str, given: object = None) -> list[str]:
    """What the script finds, after whatever follows a window's size has had the time to."""
    try:
        page.wait_for_function(f"(given) => !({script})(given).length", arg=given)
    except TimeoutError:
        found: list[str] = page.evaluate(script, given)
        return found
    return []
