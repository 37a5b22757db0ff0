"""Two programs that build MobileNetV1, side by side: in what they differ, and what each difference alone changes."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from mobilenet_viz.network.architectures.mobilenet_v1 import OUTPUTS
from mobilenet_viz.network.architectures.variants import VARIANTS, Recipe, built
from mobilenet_viz.network.costs import Ledger, Row, ledger

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


def _priced(recipe: Recipe, alpha: float, resolution: int) -> Ledger:
    return ledger(built(recipe, "", alpha, resolution))


def _difference(aspect: str, before: Ledger, now: Ledger) -> Difference:
    sides = [{name: priced.architecture[name].out_size for name in OUTPUTS} for priced in (before, now)]
    maps = tuple((name, side, sides[1][name]) for name, side in sides[0].items() if side != sides[1][name])
    return Difference(aspect, now.mult_adds - before.mult_adds, now.parameters - before.parameters, maps)
