"""The class names: all of them, in the order of the outputs, no two alike."""

import json

import pytest

from assets.recipes import classes as recipe
from mobilenet_viz import classes


def test_there_are_a_thousand_and_no_two_are_alike_even_without_case() -> None:
    assert len(classes.names()) == 1000
    assert len({name.casefold() for name in classes.names()}) == 1000


@pytest.mark.parametrize(
    ("index", "name"),
    [
        (0, "tench"),
        (134, "crane (bird)"),
        (249, "malamute"),
        (281, "tabby"),
        (504, "coffee mug"),
        (517, "crane (machine)"),
        (537, "dogsled"),
        (638, "maillot"),
        (639, "tank suit"),
        (967, "espresso"),
        (999, "toilet tissue"),
    ],
)
def test_known_classes_stand_at_their_outputs(index: int, name: str) -> None:
    assert name == classes.names()[index]


def test_the_first_synonym_is_the_name() -> None:
    assert ("malamute", "malemute", "Alaskan malamute") == classes.synonyms()[249]
    assert classes.names() == tuple(each[0] for each in classes.synonyms())


def test_no_name_is_blank_or_padded() -> None:
    assert [] == [name for line in classes.synonyms() for name in line if name != name.strip() or not name]


def script(names: list[str]) -> bytes:
    lines = ",\n".join(f"  {index}: '{name}, ' +\n  'again'" for index, name in enumerate(names))
    return f"exports.IMAGENET_CLASSES = {{\n{lines}\n}};\n".encode()


def test_two_packages_that_agree_give_the_list() -> None:
    names = [f"class {index}" for index in range(1000)]
    again = json.dumps({index: f"{name}, again" for index, name in enumerate(names)}).encode()
    lines = recipe.lines(script(names), again).decode().splitlines()
    assert [f"{name}, again" for name in names[:107]] == lines[:107]
    assert "jellyfish" == lines[107]


def test_two_packages_in_different_order_are_refused() -> None:
    names = [f"class {index}" for index in range(1000)]
    swapped = [names[1], names[0], *names[2:]]
    again = json.dumps({index: f"{name}, again" for index, name in enumerate(swapped)}).encode()
    with pytest.raises(SystemExit):
        recipe.lines(script(names), again)
