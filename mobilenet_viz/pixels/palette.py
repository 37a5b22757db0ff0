"""Colours with a meaning: for each kind of layer and each symbol, in the light and the dark theme, and for evidence.

Chosen to stay apart for colour-blind eyes and to reach 4.5:1 as text on the page's ground; a picture never relies on
colour alone.
"""

from mobilenet_viz.network.spec import Kind

KINDS: dict[Kind, tuple[str, str]] = {  # light, dark
    Kind.CONV: ("#8f2206", "#ee6f52"),
    Kind.DEPTHWISE: ("#996900", "#f3c03f"),
    Kind.POINTWISE: ("#0b6e99", "#7cc8ec"),
    Kind.CLASSIFIER: ("#6a1fb0", "#b183f2"),
    Kind.POOL: ("#5f6870", "#9aa4ae"),
    Kind.MAX_POOL: ("#5f6870", "#9aa4ae"),
    Kind.CONCAT: ("#5f6870", "#9aa4ae"),
    Kind.ADD: ("#5f6870", "#9aa4ae"),
    Kind.SOFTMAX: ("#5f6870", "#9aa4ae"),
}
SYMBOLS: dict[str, tuple[str, str]] = {
    "alpha": ("#c0266a", "#f07aa8"),
    "rho": ("#0a4a33", "#9ff0c8"),
    "D_K": ("#8a5a2b", "#dbae7e"),
    "M": ("#b0399a", "#e07ccf"),
    "N": ("#4a4fc4", "#a9acff"),
    "D_F": ("#004f4e", "#a0f5f0"),  # at stride 1 the input is as large as the output: one colour for both
    "D_G": ("#004f4e", "#a0f5f0"),
}
SHADES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {  # of a symbol: light, dark; its largest value first
    "alpha": (("#581131", "#911d50", "#c33171", "#d26695"), ("#fad1e1", "#f398bc", "#d46e96", "#9e5574")),
    "rho": (("#073424", "#1c5742", "#457563", "#6c9283"), ("#9dedc5", "#80c0a2", "#679982", "#4f7465")),
}
EVIDENCE: dict[str, tuple[int, int, int]] = {  # for and against a class, in either theme: they lie on photos
    "for": (230, 97, 0),
    "against": (0, 90, 181),
}
SURFACES: dict[str, tuple[str, str]] = {
    "ground": ("#faf9f6", "#14181c"),
    "card": ("#ffffff", "#1b2127"),
    "ink": ("#1d2329", "#ebe9e2"),
    "dim": ("#59626c", "#a3adb7"),
    "accent": ("#1d2329", "#ebe9e2"),  # what is pressed or focused: ink, since every hue has a meaning
    "line": ("#d9d8d2", "#303841"),
    "edge": ("#82888c", "#7a8590"),  # outlines of controls: 3:1 on the ground
    "ghost": ("#8f8d84", "#6d7883"),
}


def _pairs() -> dict[str, tuple[str, str]]:
    kinds = {f"kind-{kind}": pair for kind, pair in KINDS.items()}
    bright = {f"bright-{kind}": (dark, dark) for kind, (_, dark) in KINDS.items()}  # on photos, in either theme
    symbols = {f"symbol-{symbol}": pair for symbol, pair in SYMBOLS.items()}
    evidence = {side: (f"rgb{colour}",) * 2 for side, colour in EVIDENCE.items()}
    return kinds | bright | symbols | evidence | SURFACES


def css() -> str:
    """The colours as CSS custom properties (`--kind-conv`, `--symbol-alpha`, `--ink`), following the page's theme.

    Browsers without `light-dark()` get the light set.
    """
    pairs = _pairs().items()
    light = "".join(f"--{name}:{pair[0]};" for name, pair in pairs)
    both = "".join(f"--{name}:light-dark({pair[0]},{pair[1]});" for name, pair in pairs)
    return f":root,:host{{{light}}}\n@supports (color: light-dark(red, red)){{:root,:host{{{both}}}}}\n"
