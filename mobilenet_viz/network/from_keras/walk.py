"""A Keras model's config → its ledger: a walk along its layers, in models of models, too. Keras itself is not needed.

A config is data that anybody can have written: nothing in it is run, what is not on the list of `rules` is refused by
name, and its depth and the length of the walk have bounds.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.network.from_keras.counted import Counted, Effect, ModelLedger, Shape
from mobilenet_viz.network.from_keras.graph import FUNCTIONAL, Json, LayerConfig, Reference, calls, in_order, references
from mobilenet_viz.network.from_keras.options import LARGEST, Options, broken, listed, mapping, shown
from mobilenet_viz.network.from_keras.rules import RULES

LAYERS = 4000  # the largest model that Keras ships has about a thousand
DEPTH = 5  # a model in a model in a model …
READS = 4 * LAYERS  # what all layers read together; a model that is called again is walked again

SIDE = 4096  # px

_INPUT = "InputLayer"
_SEQUENTIAL = "Sequential"


def ledger_of(model: object, side: int | None = None) -> ModelLedger:
    """Price the model whose config, as `json.loads(model.to_json())` gives it, this is.

    side: px of the height and width of an input that the model leaves open; without it, such a model is refused.
    Raises Refusal naming the layer that cannot be counted, or what else is wrong with the description.
    """
    if side is not None and not 1 <= side <= SIDE:
        raise Refusal("resolution_out_of_range", value=side, low=1, high=SIDE)
    whole, walk = LayerConfig(mapping(model, "config")), _Walk(side)
    walk.model(whole, None, "")
    if not walk.rows:
        raise broken(whole.name)
    return ModelLedger(whole.name, tuple(walk.rows))


@dataclass(frozen=True)
class _Tensor:
    origin: str  # name of the row that makes it
    shape: Shape


class _Walk:
    def __init__(self, side: int | None) -> None:
        self.rows: list[Counted] = []
        self._side = side
        self._layers = 0
        self._reads = 0
        self._times: Counter[str] = Counter()

    def model(self, model: LayerConfig, given: Sequence[_Tensor] | None, path: str) -> list[_Tensor]:
        """Add the rows of a model whose layers' names begin with `path`; what it makes of what it is given.

        given: None for the outermost model, which says itself what it takes in.
        """
        if path.count("/") > DEPTH:
            raise Refusal("model_too_deep", limit=DEPTH)
        stated = listed(model.config.get("layers"), model.name)
        self._layers += len(stated)
        self._check_bounds()
        layers = [LayerConfig(mapping(layer, model.name)) for layer in stated]
        if model.kind == _SEQUENTIAL:
            return self._sequential(model, layers, given, path)
        if model.kind in FUNCTIONAL:
            return self._functional(model, layers, given, path)
        raise _unknown(model)

    def _sequential(
        self, model: LayerConfig, layers: list[LayerConfig], given: Sequence[_Tensor] | None, path: str
    ) -> list[_Tensor]:
        begins = bool(layers) and layers[0].kind == _INPUT
        if given is None and not begins:
            raise Refusal("model_unbuilt", model=shown(model.name))
        tensors = list(given or ())
        for layer in layers[1:] if begins and given is not None else layers:
            tensors = self._call(layer, tensors, path)
        return tensors

    def _functional(
        self, model: LayerConfig, layers: list[LayerConfig], given: Sequence[_Tensor] | None, path: str
    ) -> list[_Tensor]:
        named, reads = {layer.name: layer for layer in layers}, calls(layers)
        self._reads += sum(len(read) + 1 for read in reads.values())
        self._check_bounds()
        made: dict[tuple[str, int], list[_Tensor]] = {}
        if given is not None:
            inputs = references(model.config.get("input_layers"), model.name)
            if len(inputs) != len(given):
                raise broken(model.name)
            made = {(read.layer, 0): [tensor] for read, tensor in zip(inputs, given, strict=True)}
        for call in in_order(reads):
            if call not in made:
                read = [_found(made, reference) for reference in reads[call]]
                made[call] = self._call(named[call[0]], read, path)
        outputs = references(model.config.get("output_layers"), model.name)
        return [_found(made, each.as_output(named)) for each in outputs]

    def _call(self, layer: LayerConfig, inputs: Sequence[_Tensor], path: str) -> list[_Tensor]:
        """Add the row of a layer, two for a separable convolution, or those of a model that stands as a layer."""
        name = path + layer.name
        if layer.kind == _SEQUENTIAL or layer.kind in FUNCTIONAL:
            return self.model(layer, inputs, f"{name}/")
        self._times[name] += 1
        again = self._times[name] > 1
        called = f"{name} ({self._times[name]})" if again else name
        origins = tuple(tensor.origin for tensor in inputs)
        for effect in self._effects(layer, [tensor.shape for tensor in inputs]):
            frozen = layer.config.get("trainable") is False
            self.rows.append(Counted(called + effect.part, layer.kind, origins, effect, frozen, again))
            origins = (self.rows[-1].name,)
        return [_Tensor(self.rows[-1].name, self.rows[-1].effect.shape)]

    def _effects(self, layer: LayerConfig, shapes: Sequence[Shape]) -> Sequence[Effect]:
        options = Options(layer.name, layer.kind, layer.config)
        if layer.kind == _INPUT:
            return [Effect(self._taken_in(options, layer.config))]
        if layer.kind not in RULES:
            raise _unknown(layer)
        options.check_plain()
        effects = RULES[layer.kind](options, shapes)
        if any(side > LARGEST for effect in effects for side in effect.shape):
            raise options.unfit(*shapes)
        return effects

    def _taken_in(self, options: Options, config: Json) -> Shape:
        """The shape of an input; height and width that are left open are the side asked for."""
        shape = listed(config.get("batch_shape"), options.name)[1:]
        if len(shape) == 3:
            if self._side is None and None in shape[:2]:
                raise Refusal("model_open", layer=shown(options.name))
            shape = [*(self._side if side is None else side for side in shape[:2]), shape[2]]
        if not 1 <= len(shape) <= 4 or any(type(side) is not int or not 1 <= side <= LARGEST for side in shape):
            raise options.refused("batch_shape")
        return tuple(shape)

    def _check_bounds(self) -> None:
        if self._layers > LAYERS or self._reads > READS:
            raise Refusal("model_too_many_layers", limit=LAYERS)


def _found(made: dict[tuple[str, int], list[_Tensor]], reference: Reference) -> _Tensor:
    tensors = made.get((reference.layer, reference.call), [])
    if not 0 <= reference.at < len(tensors):
        raise broken(reference.layer)
    return tensors[reference.at]


def _unknown(layer: LayerConfig) -> Refusal:
    key = "model_lambda" if layer.kind == "Lambda" else "model_layer_unknown"
    return Refusal(key, layer=shown(layer.name), kind=layer.kind)
