"""A config that is sound but for one value, which may be anything: a ledger or a refusal, never another error."""

import copy
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.network.from_keras.walk import ledger_of
from tests.configs import conv, functional, layer, taken

ANYTHING = st.one_of(
    st.sampled_from([None, True, -1, 0, 1, 2**31, 10**30, 1.5, "", "in", "conv", "a\nb", "Sequential", "Dense"]),
    st.sampled_from([[], {}, [1], [1, 2], [[1, 2], [3, 4]], ["in", 0, 0], ["conv", 1, 0], [None, None, None, 3]]),
)
CALLED = {"inbound_nodes": conv("any", "conv")["inbound_nodes"]}
SOUND = functional(
    taken(),
    conv("conv", "in"),
    functional(taken(None, None, 8), conv("inside", "in"), name="inner")
    | {"inbound_nodes": conv("", "conv")["inbound_nodes"]},
    layer("Concatenate", "both", "conv", "in", axis=-1),
    layer("Reshape", "flat", "both", target_shape=[-1, 11]),
    layer("Dense", "says", "flat", units=2),
)


def places(value: Any, path: tuple = ()) -> Iterator[tuple]:
    """The way to everything in a JSON value."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in pairs:
        yield (*path, key)
        yield from places(each, (*path, key))


@given(place=st.sampled_from(list(places(SOUND))), value=ANYTHING)
def test_whatever_stands_anywhere_is_counted_or_refused(place: tuple, value: Any) -> None:
    model = copy.deepcopy(SOUND)
    holder: Any = model
    for key in place[:-1]:
        holder = holder[key]
    holder[place[-1]] = value
    with suppress(Refusal):
        assert ledger_of(model).mult_adds >= 0


def test_what_is_changed_there_is_sound() -> None:
    assert 216 * 32**2 + 9 * 8 * 8 * 32**2 + 2 * 11 * 32**2 == ledger_of(SOUND).mult_adds
