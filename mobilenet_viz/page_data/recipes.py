"""Two programs that build MobileNetV1, side by side: in what they differ, and what each difference alone changes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from mobilenet_viz.facts.weights import SIZES, alphas
from mobilenet_viz.network.architectures.mobilenet_v1 import OUTPUTS
from mobilenet_viz.network.architectures.variants import VARIANTS, Recipe, built, has_weights
from mobilenet_viz.network.costs import Ledger, Row, ledger
from mobilenet_viz.network.spec import Kind, Layer, zeros

PAIRS = 64  # that are kept as they were compared last
FILTERS = (Kind.CONV, Kind.DEPTHWISE, Kind.POINTWISE)
Change = Callable[[Recipe, Recipe], Recipe]  # the first with what the second does in one aspect


def _like(*fields: str) -> Change:
    return lambda recipe, other: replace(recipe, **{name: getattr(other, name) for name in fields})


def _finished_like(field: str) -> Change:
    return lambda recipe, other: replace(recipe, finish=replace(recipe.finish, **{field: getattr(other.finish, field)}))


ASPECTS: dict[str, Change] = {  # in which programs differ; their words are `aspect_<key>` in room `recipes`
    "order": _like("pointwise_first"),
    "strided": _like("strided"),
    "last": _like("last_stride", "last_padding"),
    "stem": _like("stem_padding"),
    "padding": _like("padding"),
    "least": _like("least"),
    "bias": _finished_like("bias"),
    "epsilon": _finished_like("epsilon"),
    "activation": _finished_like("activation"),
    "classified": _like("classified"),
}


Way = tuple[str, Mapping[str, Any]]  # how a program has an aspect: the end of the words' key, and their values


def _last(recipe: Recipe) -> Way:
    padding = recipe.last_padding or recipe.padding
    stride = {"stride": recipe.last_stride}
    return ("strides", {"padding": padding.name, **stride}) if recipe.last_stride > 1 else ("stays", stride)


WAYS: dict[str, Callable[[Recipe], Way]] = {  # in words `way_<aspect>_<end>`
    "order": lambda recipe: ("mixed" if recipe.pointwise_first else "filtered", {}),
    "strided": lambda recipe: (recipe.strided.value, {}),
    "last": _last,
    "stem": lambda recipe: (recipe.stem_padding.value, {}),
    "padding": lambda recipe: (recipe.padding.value, {}),
    "least": lambda recipe: ("none" if recipe.least == 1 else "some", {"count": recipe.least}),
    "bias": lambda recipe: ("on" if recipe.finish.bias else "off", {}),
    "epsilon": lambda recipe: ("is", {"value": f"{recipe.finish.epsilon:g}"}),
    "activation": lambda recipe: (recipe.finish.activation.value, {}),
    "classified": lambda recipe: ("on" if recipe.classified else "off", {}),
}


@dataclass(frozen=True)
class Difference:
    """One aspect in which two programs differ, and what becomes of the first if it alone is taken from the second."""

    aspect: str
    mult_adds: int  # more than before
    parameters: int  # likewise, as Keras counts
    maps: tuple[tuple[str, int, int], ...]  # of the stem and the blocks, those of another side: name, px before, px now


def differences(first: str, second: str, alpha: float, resolution: int) -> tuple[Difference, ...]:
    """Of two keys of `VARIANTS`. Raises Refusal as `variant` does."""
    recipe, other = VARIANTS[first], VARIANTS[second]
    before = _priced(recipe, alpha, resolution)
    changed = {aspect: change(recipe, other) for aspect, change in ASPECTS.items()}
    if recipe.pointwise_first:
        del changed["strided"]  # its strides are where they are
    return tuple(
        _difference(aspect, before, _priced(one, alpha, resolution)) for aspect, one in changed.items() if one != recipe
    )


def aligned(first: str, second: str, alpha: float, resolution: int) -> list[tuple[Row | None, Row | None]]:
    """Their layers beside each other by name, in the order of the first; what one lacks is None on its side."""
    mine, theirs = (
        {row.layer.name: row for row in _priced(VARIANTS[name], alpha, resolution).rows} for name in (first, second)
    )
    names = [*mine]
    for at, name in enumerate(theirs):
        if name not in mine:
            names.insert(min(at, len(names)), name)
    return [(mine.get(name), theirs.get(name)) for name in names]


def without_weights(name: str, alpha: float, resolution: int) -> str:
    """Why no trained weights go into the network of a program, "here" or "fit"; "" if some do."""
    if alpha not in alphas() or resolution not in SIZES:
        return "here"
    return "" if has_weights(name, alpha) else "fit"


def changing(first: str, second: str, alpha: float, resolution: int) -> frozenset[str]:
    """The aspects of which each alone changes the Mult-Adds."""
    return frozenset(each.aspect for each in differences(first, second, alpha, resolution) if each.mult_adds)


@lru_cache(maxsize=PAIRS)
def side_by_side(first: str, second: str, alpha: float, resolution: int) -> dict[str, Any]:
    """Both ledgers and every difference, JSON-ready: `totals` of each, `differences`, `layers`, and what differs
    `everywhere`, which is not said of each layer again."""
    layers = [_compared(*pair) for pair in aligned(first, second, alpha, resolution)]
    everywhere = _everywhere(layers)
    for each in layers:
        each["differs"] = {key: values for key, values in each["differs"].items() if key not in everywhere}
    priced = [_priced(VARIANTS[name], alpha, resolution) for name in (first, second)]
    return {
        "totals": [{"mult_adds": each.mult_adds, "parameters": each.parameters} for each in priced],
        "differences": [
            vars(each) | {"ways": [WAYS[each.aspect](VARIANTS[name]) for name in (first, second)]}
            for each in differences(first, second, alpha, resolution)
        ],
        "layers": layers,
        "everywhere": everywhere,
    }


def _everywhere(layers: list[dict[str, Any]]) -> dict[str, list[str]]:
    """What differs in the same way in each convolution that both programs have, by what it is called."""
    differing = [each["differs"] for each in layers if each["kind"] in FILTERS and all(each["sides"])]
    return {key: values for key, values in differing[0].items() if all(each.get(key) == values for each in differing)}


def _compared(one: Row | None, other: Row | None) -> dict[str, Any]:
    """A layer of both programs. differs: by what it is called, how both have it; of a layer of one of them nothing."""
    rows = [row for row in (one, other) if row]
    traits = [_traits(row.layer) for row in rows]
    differing = [key for key in traits[0] if len({each[key] for each in traits}) > 1]
    return {
        "name": rows[0].layer.name,
        "kind": rows[0].layer.kind,
        "sides": [row and _cells(row) for row in (one, other)],
        "differs": {key: [each[key] for each in traits] for key in differing},
    }


def _cells(row: Row) -> dict[str, int]:
    return {"size": row.layer.out_size, "channels": row.layer.out_channels, "mult_adds": row.mult_adds}


def _traits(layer: Layer) -> dict[str, str]:
    """What two programs can have otherwise in a layer of one name."""
    filters = layer.kind in FILTERS
    around = zeros(layer.in_size, layer.kernel, layer.stride, layer.padding) if filters else ()
    return {
        "reads": f"{layer.in_size}×{layer.in_size}×{layer.in_channels}",
        "stride": str(layer.stride),
        "zeros": " + ".join(map(str, around)),
        "bias": "on" if layer.finish.bias else "off",
        "epsilon": f"{layer.finish.epsilon:g}" if layer.finish.epsilon else "none",
        "activation": layer.finish.activation.value,
        "gives": f"{layer.out_size}×{layer.out_size}×{layer.out_channels}",
    }


def _priced(recipe: Recipe, alpha: float, resolution: int) -> Ledger:
    return ledger(built(recipe, "", alpha, resolution))


def _difference(aspect: str, before: Ledger, now: Ledger) -> Difference:
    sides = [{name: priced.architecture[name].out_size for name in OUTPUTS} for priced in (before, now)]
    maps = tuple((name, side, sides[1][name]) for name, side in sides[0].items() if side != sides[1][name])
    return Difference(aspect, now.mult_adds - before.mult_adds, now.parameters - before.parameters, maps)
