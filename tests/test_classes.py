"""The class names: all of them, in the order of the outputs, no two alike, in Korean where a lesson names them."""

import json
import re
import tomllib
from itertools import product

import numpy as np
import pytest

from assets.recipes import classes as recipe
from mobilenet_viz.facts import classes, text
from mobilenet_viz.facts.assets import ASSETS
from mobilenet_viz.facts.samples import SAMPLES
from mobilenet_viz.facts.weights import EMBEDDED, SIZES
from mobilenet_viz.page_data import seeing
from mobilenet_viz.pixels import images
from mobilenet_viz.ui.components.see import compare
from tests import explained

HANGUL = re.compile("[가-힣]")


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


def test_a_name_outside_everyday_words_has_a_gloss_in_english() -> None:
    """Of the classes that the samples' first five and the lessons name, which are those with a Korean name."""
    table = tomllib.loads((ASSETS / "facts" / "glosses.toml").read_text("utf-8"))
    everyday, glossed = set(table["everyday"]), set(table["en"])
    assert set() == everyday & glossed
    assert set(classes.translated("ko")) == everyday | glossed
    index = classes.names().index
    assert ("a dog", "", "") == (
        classes.gloss(index("malamute"), "en"),
        classes.gloss(index("espresso"), "en"),
        classes.gloss(index("malamute"), "ko"),  # its name there says it
    )


def test_every_korean_name_belongs_to_a_class_and_is_unlike_any_other() -> None:
    korean = classes.translated("ko")
    assert set() == set(korean) - set(classes.names())
    assert [] == [name for name in korean.values() if not HANGUL.search(name) or name != name.strip()]
    assert 1000 == len({name.casefold() for name in classes.names("ko")})


def test_a_class_is_called_in_korean_where_it_has_a_korean_name_and_found_by_both() -> None:
    assert ("말라뮤트(개)", "malamute", "malemute", "Alaskan malamute") == classes.synonyms("ko")[249]
    assert "goldfish" == classes.names("ko")[1]
    assert classes.names() == classes.names("en")
    assert (False, True, False) == (
        classes.english_among([249, 250], "ko"),
        classes.english_among([249, 1], "ko"),
        classes.english_among([1], "en"),
    )


def test_the_usual_english_name_leads_to_one_class_in_korean_too() -> None:
    """Where no class has what is typed as its first name, only one may have it as another."""
    owners: dict[str, set[int]] = {}
    for index, names in enumerate(classes.synonyms("ko")):
        for name in names:
            owners.setdefault(name.lower(), set()).add(index)
    first = {name.lower() for name in classes.names("ko")}
    usual = {name.lower(): index for index, name in enumerate(classes.names())}
    assert {} == {name: owners[name] for name, i in usual.items() if name not in first and owners[name] != {i}}


def test_the_first_five_answers_to_the_samples_have_korean_names() -> None:
    """Of both embedded networks at every size, and for each way to make a photo square."""
    photos = [images.decode(path.read_bytes()) for path in SAMPLES.values()]
    found: set[int] = set()
    for alpha, size in product((file.alpha for file in EMBEDDED), SIZES):
        squares = [images.network_pixels(rgb, size, fit) for rgb in photos for fit in images.FITS]
        for probabilities in np.asarray(explained.fixed(alpha, size)(images.network_input(np.stack(squares)))):
            found |= set(seeing.first(probabilities))
    assert len(found) > 50
    assert [] == [classes.names()[index] for index in found if classes.english_among([index], "ko")]


def test_the_recorded_answers_of_the_original_networks_have_korean_names() -> None:
    logits = json.loads((ASSETS / "reference" / "logits.json").read_text("utf-8"))
    tops = [seeing.first(np.array(each)) for photos in logits.values() for each in photos.values()]
    names = {classes.names()[index] for top in tops for index in top}
    assert set() == names - set(classes.translated("ko"))


def test_the_classes_that_a_lesson_names_have_korean_names() -> None:
    lessons = {name for names in compare._LESSONS.values() for name in names}
    placeholder = text.section("en", "see")["search_placeholder"]
    named = {name for name in classes.names() if re.search(rf"\b{re.escape(name)}\b", placeholder)}
    assert "tench" in named
    assert set() == (lessons | named) - set(classes.translated("ko"))
