"""Colours with a meaning: one for each kind of layer and one for each symbol, in the light and the dark theme.

Chosen to stay apart for colour-blind eyes and to reach 4.5:1 as text on the page's ground; a picture never relies on
colour alone.
"""

from mobilenet_viz.spec import Kind

KINDS: dict[Kind, tuple[str, str]] = {  # light, dark
    Kind.CONV: ("#b3411f", "#f0825c"),
    Kind.DEPTHWISE: ("#996900", "#f0bd3f"),
    Kind.POINTWISE: ("#0b6e99", "#58b4de"),
    Kind.CLASSIFIER: ("#7a4fa3", "#b795e0"),
    Kind.POOL: ("#5f6870", "#9aa4ae"),
    Kind.SOFTMAX: ("#5f6870", "#9aa4ae"),
}
SYMBOLS: dict[str, tuple[str, str]] = {
    "alpha": ("#b0215e", "#f48bb4"),
    "rho": ("#17734c", "#5fcb9b"),
    "D_K": ("#8f5b2a", "#dbae7e"),
    "M": ("#a03a8a", "#e59ad6"),
    "N": ("#4a4fc4", "#a9acff"),
    "D_G": ("#00706f", "#4fd0ce"),
}
SURFACES: dict[str, tuple[str, str]] = {
    "ground": ("#faf9f6", "#14181c"),
    "card": ("#ffffff", "#1b2127"),
    "ink": ("#1d2329", "#ebe9e2"),
    "dim": ("#59626c", "#a3adb7"),
    "line": ("#d9d8d2", "#303841"),
    "edge": ("#82888c", "#7a8590"),  # outlines of controls: 3:1 on the ground
    "ghost": ("#8f8d84", "#6d7883"),
}


def _pairs() -> dict[str, tuple[str, str]]:
    kinds = {f"kind-{kind}": pair for kind, pair in KINDS.items()}
    symbols = {f"symbol-{symbol}": pair for symbol, pair in SYMBOLS.items()}
    return kinds | symbols | SURFACES


def css() -> str:
    """The colours as CSS custom properties (`--kind-conv`, `--symbol-alpha`, `--ink`), following the page's theme.

    Browsers without `light-dark()` get the light set.
    """
    pairs = _pairs().items()
    light = "".join(f"--{name}:{pair[0]};" for name, pair in pairs)
    both = "".join(f"--{name}:light-dark({pair[0]},{pair[1]});" for name, pair in pairs)
    return f":root,:host{{{light}}}\n@supports (color: light-dark(red, red)){{:root,:host{{{both}}}}}\n"
