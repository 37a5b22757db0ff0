"""The graph that a Keras config describes: its layers, which of them reads which, and an order to take them in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from graphlib import CycleError, TopologicalSorter
from typing import Any

from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.network.from_keras.options import broken, listed, mapping, shown, word

FUNCTIONAL = ("Functional", "Model")  # classes of models that say which layer reads which

Json = Mapping[str, Any]
Call = tuple[str, int]  # a layer's name and which of its calls, from 0


class LayerConfig:
    """One layer (or model) as Keras writes it; what is no layer of Keras raises Refusal."""

    def __init__(self, stated: Json) -> None:
        self.stated = stated
        self.kind = word(stated.get("class_name"), "class_name")  # its class in Keras
        self.config = mapping(stated.get("config"), self.kind)
        name = self.config.get("name")
        if not f"{stated.get('module')}.".startswith("keras."):  # a class of somebody's own, whatever its name
            raise Refusal("model_layer_unknown", layer=shown(name or self.kind), kind=shown(self.kind))
        self.name = word(name, self.kind)


@dataclass(frozen=True)
class Reference:
    """An output that is read: of which call of which layer, and which of its outputs."""

    layer: str
    call: int
    at: int

    def as_output(self, named: Mapping[str, LayerConfig]) -> "Reference":
        """The same, as `output_layers` means it: of a model there, call 0 is the one that defined it."""
        of_model = self.layer in named and named[self.layer].kind in FUNCTIONAL
        return replace(self, call=self.call - 1) if of_model else self


def references(value: object, where: str) -> list[Reference]:
    """Of `input_layers` or `output_layers`: one [name, call, place], or several."""
    stated = listed(value, where)
    return [_reference(each, where) for each in ([stated] if stated and isinstance(stated[0], str) else stated)]


def calls(layers: Sequence[LayerConfig]) -> dict[Call, list[Reference]]:
    """What each call of each layer reads. Raises Refusal for names that stand twice."""
    if len({layer.name for layer in layers}) < len(layers):
        raise broken("layers")
    found: dict[Call, list[Reference]] = {}
    for layer in layers:
        nodes = listed(layer.stated.get("inbound_nodes"), layer.name) or ([{}] if layer.kind == "InputLayer" else [])
        for number, node in enumerate(nodes):
            found[layer.name, number] = list(_read(mapping(node, layer.name), layer.name))
    return found


def in_order(reads: Mapping[Call, Sequence[Reference]]) -> list[Call]:
    """Each call behind those it reads. Raises Refusal for a circle or a layer that is not there."""
    known = {call: [(each.layer, each.call) for each in read] for call, read in reads.items()}
    try:
        order = list(TopologicalSorter(known).static_order())
    except CycleError as error:
        raise broken(error.args[1][0][0]) from None
    if missing := set(order) - set(known):
        raise broken(min(missing)[0])
    return order


def _read(node: Json, where: str) -> Iterator[Reference]:
    """The outputs among a call's arguments. A number goes with any shape; other constants raise Refusal."""
    arguments = [*listed(node.get("args", []), where), *mapping(node.get("kwargs", {}), where).values()]
    for argument in arguments:
        for each in argument if isinstance(argument, list) else [argument]:
            if isinstance(each, dict) and each.get("class_name") == "__keras_tensor__":
                yield _reference(mapping(each.get("config"), where).get("keras_history"), where)
            elif isinstance(each, dict | list) or isinstance(argument, list):
                raise broken(where)


def _reference(value: object, where: str) -> Reference:
    match value:
        case [str(layer), int(call), int(at)]:
            return Reference(layer, call, at)
    raise broken(where)
