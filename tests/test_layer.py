"""Page "cost", one layer, through the real frame: what its component is given, and which choices are taken from it."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from mobilenet_viz.network.separable import Shape, rungs
from tests.frame import given, opened

pytestmark = pytest.mark.usefixtures("fake")


def test_a_link_s_layer_reaches_the_component_and_groups_that_do_not_divide_are_no_error() -> None:
    chosen = {"dk": 5, "m": 24, "n": 96, "df": 28, "stride": 2, "bundles": 16, "alpha": 0.35, "size": 96}
    app = opened("cost", **{name: str(value) for name, value in chosen.items()})
    assert chosen == given(app, "cost.layer")["chosen"]


def test_the_example_is_table_3_s_as_printed_and_the_question_is_of_mobilenet_s_widths() -> None:
    data = given(opened("cost"), "cost.layer")
    choice = {"dk": 3, "m": 512, "n": 512, "df": 14, "stride": 1, "bundles": 1, "alpha": 0.75, "size": 160}
    printed = [["462", "2.36"], ["52.3", "0.27"], ["29.6", "0.15"], ["15.1", "0.15"]]
    assert {"choice": choice, "printed": printed, "source": "arXiv 1704.04861v1, Table 3"} == data["example"]
    assert {"dk": 3, "few": 64, "many": 1024} == data["about"]


def test_every_mark_is_a_step_and_the_tables_have_a_number_for_every_step_of_every_dial() -> None:
    data = given(opened("cost"), "cost.layer")
    steps, marks, tables = data["steps"], data["marks"], data["tables"]
    assert [] == [name for name in marks if not set(marks[name]) <= set(steps[name])]
    assert ([64, 128, 256, 512, 1024], [7, 14, 28, 56, 112]) == (marks["m"], marks["df"])
    for m in steps["m"]:
        assert tables["channels_read"]["1"][str(m)] == m
        assert [f"{alpha:g}" for alpha in steps["alpha"] if str(m) not in tables["thinner"][f"{alpha:g}"]] == []
    for size in steps["size"]:
        for df in steps["df"]:
            small = tables["smaller"][str(size)][str(df)]
            small_shape = rungs(Shape(1, 1, 1, df, 2), 1.0, size)[3][0].layer
            assert [small_shape.in_size, small_shape.out_size] == [small, tables["out_size"]["2"][str(small)]]
    assert all(set(steps["n"]) <= {n for n, _, _ in tables["curve"][str(dk)]} for dk in steps["dk"])


@pytest.mark.parametrize(
    ("sent", "taken"),
    [
        ({"dk": 7, "m": 64, "number": 1}, {"dk": 7, "m": 64}),
        ({"dk": 4, "m": 64}, {"dk": 3, "m": 64}),  # no step
        ({"n": "many", "df": None, "bundles": 3, "lang": "ko"}, {"n": 512, "df": 14, "bundles": 1, "lang": None}),
        ("rubbish", {"dk": 3}),
    ],
)
def test_of_what_a_browser_sends_only_steps_of_this_layer_are_taken(sent: Any, taken: dict[str, Any]) -> None:
    def script(choice: object) -> None:
        from unittest.mock import patch

        from mobilenet_viz.ui import components, state
        from mobilenet_viz.ui.components.cost import layer

        def mounted(name: str, data: object, key: str, on_choice: object, published: object) -> None:
            on_choice(choice)  # type: ignore[operator]

        state.read_url()
        with patch.object(components, "mount", mounted):
            layer.explorer()

    app = AppTest.from_function(script, kwargs={"choice": sent}).run()
    assert not app.exception
    assert taken == {name: app.session_state["choice"][name] for name in taken}
