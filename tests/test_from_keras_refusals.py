"""What the converter cannot count: one sentence that names the layer, in both languages; and its bounds."""

from typing import Any

import pytest

from mobilenet_viz.facts import text
from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.network.from_keras.walk import DEPTH, LAYERS, ledger_of
from tests.configs import Json, behind_a_picture, conv, functional, layer, sequential, taken

ESCAPE = "\x1b[2J\n" + "x" * 500


def refused(model: Any, side: int | None = 224) -> Refusal:
    """The refusal, whose sentence is one line of bounded length in each language."""
    with pytest.raises(Refusal) as caught:
        ledger_of(model, side)
    for language in text.LANGUAGES:
        sentence = caught.value.in_language(language)
        assert sentence.isprintable()
        assert len(sentence) < 400
    return caught.value


UNKNOWN = {
    "lambda": (layer("Lambda", "mine", function={"class_name": "__lambda__"}), "model_lambda"),
    "not counted here": (layer("LSTM", "mine", units=3), "model_layer_unknown"),
    "own class": (conv("mine") | {"module": "my_package"}, "model_layer_unknown"),
    "own class under a name of Keras": (conv("mine") | {"module": "keras_like"}, "model_layer_unknown"),
    "without a module": ({"class_name": "Conv2D", "config": {"name": "mine"}}, "model_layer_unknown"),
    "own model": (layer("Functional", "mine", module="my_package", layers=[]), "model_layer_unknown"),
}


@pytest.mark.parametrize("case", UNKNOWN)
def test_a_layer_that_is_not_on_the_list_is_refused_by_name(case: str) -> None:
    wrong, key = UNKNOWN[case]
    refusal = refused(behind_a_picture(wrong))
    assert (key, "mine") == (refusal.key, refusal.values["layer"])


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("filters", 0),
        ("filters", True),
        ("filters", 2.0),
        ("filters", "8"),
        ("filters", None),
        ("filters", 2**31),
        ("filters", 10**4000),
        ("filters", ESCAPE),
        ("kernel_size", [3]),
        ("kernel_size", [3, -3]),
        ("kernel_size", "ab"),
        ("kernel_size", {"a": 1, "b": 2}),
        ("strides", [0, 1]),
        ("dilation_rate", [1, None]),
        ("padding", "causal"),
        ("padding", ["same"]),
        ("data_format", "channels_first"),
        ("groups", 5),
        ("use_bias", 1),
    ],
)
def test_an_option_that_cannot_be_counted_is_refused_by_name(option: str, value: Any) -> None:
    refusal = refused(behind_a_picture(conv(**{option: value})))
    assert ("model_setting", "conv", option) == (refusal.key, refusal.values["layer"], refusal.values["option"])


OPTIONS = [
    (layer("ZeroPadding2D", "mine", padding=[[1, 1], [1]]), "padding"),
    (layer("ZeroPadding2D", "mine", padding=[[1, 1], [-1, 1]]), "padding"),
    (layer("ZeroPadding2D", "mine"), "padding"),
    (layer("Cropping2D", "mine", cropping=[[16, 16], [0, 0]]), "cropping"),
    (layer("Reshape", "mine", target_shape=[-1, -1]), "target_shape"),
    (layer("Reshape", "mine", target_shape=[7]), "target_shape"),
    (layer("Reshape", "mine", target_shape=[0, 3]), "target_shape"),
    (layer("Reshape", "mine", target_shape=[]), "target_shape"),
    (layer("Reshape", "mine", target_shape=[1] * 4 + [3072]), "target_shape"),
    (layer("Concatenate", "mine", axis=0), "axis"),
    (layer("Concatenate", "mine", axis=4), "axis"),
    (layer("BatchNormalization", "mine", axis=1), "axis"),
    (layer("BatchNormalization", "mine", renorm=True), "renorm"),
    (layer("LayerNormalization", "mine", axis=-1, rms_scaling=True), "rms_scaling"),
    (layer("Dense", "mine", units=2, lora_rank=2), "lora_rank"),
    (layer("Dense", "mine", units=2, quantization_config={"mode": "int8"}), "quantization_config"),
    (layer("Dense", "mine", units=2, dtype={"class_name": "QuantizedDTypePolicy"}), "dtype"),
    (layer("InputLayer", "mine", batch_shape=[None, 8, 8, None]), "batch_shape"),
    (layer("InputLayer", "mine", batch_shape=[None, None]), "batch_shape"),
    (layer("InputLayer", "mine", batch_shape=[None]), "batch_shape"),
]


@pytest.mark.parametrize(("wrong", "option"), OPTIONS, ids=[str(each[0]["config"]) for each in OPTIONS])
def test_options_of_other_layers_too(wrong: Json, option: str) -> None:
    refusal = refused(behind_a_picture(wrong))
    assert ("model_setting", "mine", option) == (refusal.key, refusal.values["layer"], refusal.values["option"])


SHAPES = {
    "a kernel larger than the map": behind_a_picture(conv(kernel_size=[33, 3], padding="valid")),
    "a vector is no map": sequential(taken(5), conv()),
    "sums of two sizes": functional(taken(), conv("conv", "in"), layer("Add", "mine", "in", "conv")),
    "one behind another, of two sizes": functional(
        taken(), layer("ZeroPadding2D", "pad", "in", padding=[[1, 1], [1, 1]]), layer("Concatenate", "x", "in", "pad")
    ),
    "two inputs for one": functional(taken(), conv("conv", "in", "in")),
    "more values than can be": sequential(taken(2**20, 2**20, 3), layer("Flatten", "mine")),
}


@pytest.mark.parametrize("case", SHAPES)
def test_a_layer_that_cannot_take_in_what_it_reads_is_refused(case: str) -> None:
    assert "model_shape" == refused(SHAPES[case]).key


def without(key: str) -> Json:
    model = functional(taken(), conv("conv", "in"))
    del model["config"][key]
    return model


BROKEN = {
    "not an object": [],
    "nothing": {},
    "config is a number": {"module": "keras", "class_name": "Sequential", "config": 3},
    "no name": {"module": "keras", "class_name": "Sequential", "config": {"layers": []}},
    "a name on two lines": sequential(name="a\nb"),
    "a name that is too long": sequential(name="a" * 200),
    "layers are a text": layer("Sequential", "model", module="keras", layers="conv"),
    "a layer is a number": sequential(taken(), 3),  # type: ignore[arg-type]
    "no layers": without("layers"),
    "no inputs": functional(taken(), functional(taken(), name="inner") | {"config": {"name": "inner", "layers": []}}),
    "nothing in it": functional() | {"config": {"name": "model", "layers": [], "output_layers": []}},
    "no outputs": without("output_layers"),
    "a circle": functional(taken(), conv("a", "b"), conv("b", "a")),
    "reads itself": functional(taken(), conv("a", "a")),
    "reads what is not there": functional(taken(), conv("a", "elsewhere")),
    "puts out what is not there": functional(taken(), conv("a", "in"), outputs=[["a", 0, 1]]),
    "puts out a call that is not there": functional(taken(), conv("a", "in"), outputs=["a", 7, 0]),
    "two of a name": functional(taken(), conv("a", "in"), conv("a", "in")),
    "no calls": functional(taken(), conv("a", "in") | {"inbound_nodes": None}),
    "calls of an older Keras": functional(taken(), conv("a", "in") | {"inbound_nodes": [[["in", 0, 0, {}]]]}),
    "a constant of unknown shape": functional(
        taken(), conv("a", "in") | {"inbound_nodes": [{"args": [{"class_name": "__numpy__"}]}]}
    ),
    "a history that is none": functional(
        taken(), conv("a", "in") | {"inbound_nodes": [{"args": [{"class_name": "__keras_tensor__", "config": {}}]}]}
    ),
    "another number of inputs": functional(
        taken(), functional(taken(), conv("a", "in"), name="mine") | {"inbound_nodes": [{"args": []}]}
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_description_that_keras_cannot_have_written_is_refused(case: str) -> None:
    assert "model_broken" == refused(BROKEN[case]).key


def test_a_model_that_is_no_model_is_refused() -> None:
    subclass = refused({"module": None, "class_name": "MyModel", "config": {"trainable": True}})
    assert ("model_layer_unknown", "MyModel") == (subclass.key, subclass.values["layer"])
    assert "model_layer_unknown" == refused(layer("Conv2D", "mine", layers=[])).key
    assert "model_lambda" == refused(layer("Lambda", "mine", layers=[])).key


def test_a_model_that_leaves_its_size_open_is_counted_at_a_size_that_can_be() -> None:
    open_size = sequential(taken(None, None, 3), conv())
    assert 27 * 8 * 4096**2 == ledger_of(open_size, 4096).mult_adds
    assert "resolution_out_of_range" == refused(open_size, 4097).key == refused(open_size, 0).key
    assert "model_open" == refused(open_size, None).key


def test_a_model_that_does_not_say_what_it_takes_in_is_refused() -> None:
    assert "model_unbuilt" == refused(sequential(conv())).key
    assert "model_unbuilt" == refused(sequential()).key


def nested(depth: int) -> Json:
    model = sequential(taken(), conv(), name="deepest")
    for each in range(depth):
        model = sequential(taken(), model, name=f"around{each}")
    return model


def test_models_in_models_have_a_bound() -> None:
    assert 8 * 27 + 8 == ledger_of(nested(DEPTH), 224).parameters
    assert ("model_too_deep", DEPTH) == (refused(nested(DEPTH + 1)).key, refused(nested(DEPTH + 1)).values["limit"])


def test_the_number_of_layers_has_a_bound() -> None:
    relus = [layer("ReLU", f"relu{each}") for each in range(LAYERS)]
    assert LAYERS == len(ledger_of(behind_a_picture(*relus[1:]), 224).rows)
    for many in (behind_a_picture(*relus), functional(taken(), *relus)):
        assert ("model_too_many_layers", LAYERS) == (refused(many).key, refused(many).values["limit"])


def test_models_that_call_models_often_have_the_same_bound() -> None:
    """Ten lines that would be a thousand times a thousand layers."""
    model = behind_a_picture(layer("ReLU", "relu"))
    for each in range(3):
        inner = model | {"config": model["config"] | {"name": f"inner{each}"}}
        calls = [{"args": inner["inbound_nodes"] or conv("x", "in")["inbound_nodes"][0]["args"]}] * 1000
        model = functional(taken(), inner | {"name": f"inner{each}", "inbound_nodes": calls}, name=f"outer{each}")
    assert "model_too_many_layers" == refused(model).key


def test_connections_have_a_bound_too() -> None:
    every = functional(taken(), layer("Add", "sum", *["in"] * (4 * LAYERS)))
    assert "model_too_many_layers" == refused(every).key


@pytest.mark.parametrize("depth", range(900, 1000, 9))
def test_a_value_however_deep_is_refused_and_nothing_else_happens(depth: int) -> None:
    deep: object = 1
    for _ in range(depth):
        deep = [deep]
    assert "model_setting" == refused(behind_a_picture(layer("BatchNormalization", "mine", axis=deep))).key
