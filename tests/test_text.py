"""Both languages say the same things: same rooms, same keys, same placeholders."""

import ast
import re
import string
import tomllib
from pathlib import Path

import pytest

from mobilenet_viz.facts import text
from mobilenet_viz.facts.assets import ASSETS
from mobilenet_viz.ui.shell import PAGES

TEXT = ASSETS / "text"
ROOT = ASSETS.parent
ROOMS = sorted(path.stem for path in (TEXT / "en").glob("*.toml"))


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def missing(language: str, folder: Path = TEXT) -> list[str]:
    """What a language does not say yet of what English says, and what it says beside it: a line each."""
    english, other = (
        {path.stem: tomllib.loads(path.read_text("utf-8")) for path in (folder / each).glob("*.toml")}
        for each in ("en", language)
    )
    rooms = [f"{room}.toml" for room in sorted(set(english) ^ set(other))]
    both = [room for room in sorted(english) if room in other]
    keys = [f"{room}.{key}" for room in both for key in sorted(set(english[room]) ^ set(other[room]))]
    filled = [
        f"{room}.{key}: placeholders"
        for room in both
        for key, sentence in english[room].items()
        if key in other[room] and placeholders(sentence) != placeholders(other[room][key])
    ]
    return rooms + keys + filled


@pytest.mark.parametrize("language", sorted(path.name for path in TEXT.iterdir()))
def test_a_language_says_what_english_says(language: str) -> None:
    """Also one that is only begun: it has a folder, and a place in `text.LANGUAGES` when this has nothing to say."""
    lacking = missing(language)
    assert not lacking, "\n".join(lacking)  # pytest would cut a long list


def test_a_language_that_is_begun_is_told_all_that_is_missing_at_once(tmp_path: Path) -> None:
    for language, rooms in {
        "en": {"see": 'title = "Look"\nhow = "{size} px"', "cost": 'title = "Cost"'},
        "xx": {"see": 'how = "px"'},
    }.items():
        for room, words in rooms.items():
            (tmp_path / language).mkdir(exist_ok=True)
            (tmp_path / language / f"{room}.toml").write_text(words, "utf-8")
    assert ["cost.toml", "see.title", "see.how: placeholders"] == missing("xx", tmp_path)


def test_every_language_offered_has_its_words() -> None:
    assert set(text.LANGUAGES) <= {path.name for path in TEXT.iterdir()}


@pytest.mark.parametrize("language", [each for each in text.LANGUAGES if each != "en"])
@pytest.mark.parametrize("room", ROOMS)
def test_no_sentence_is_a_copy_of_the_english_one(room: str, language: str) -> None:
    """A copy would pass every other test. One-word labels and names may be the same."""
    english, other = (text.section(each, room) for each in ("en", language))
    copied = [key for key in english if english[key] == other[key] and len(english[key].split()) > 3]
    assert [] == copied


def test_every_language_has_a_name_of_its_own() -> None:
    assert len(text.LANGUAGES) == len({text.say(language, "common.language") for language in text.LANGUAGES})


@pytest.mark.parametrize("page", [spec.name for spec in PAGES])
@pytest.mark.parametrize("language", text.LANGUAGES)
def test_every_page_has_its_room_with_its_name_in_the_menu(page: str, language: str) -> None:
    assert page in ROOMS, f"no assets/text/{language}/{page}.toml"
    assert "nav" in text.section(language, page)


# Where every number is computed or quoted with its table, a digit in the words would be one that exists twice.
NUMBERLESS = (
    "cost",
    "layer",
    "savings",
    "weights",
    "by_layer",
    "im2col",
    "tools",
    "folding",
    "recipes",
    "code",
    "paper",
    "tables",
    "figures",
    "stories",
    "mistake",
    "padding",
    "timing",
    "milliseconds",
    "operations",
    "convolutions",
    "phone",
    "train",
    "teach",
    "look",
)
NAMES = re.compile(r"\d×\d|1/N|1/D_K²|1/\{\w+\}|top-\d|[^\W\d]+\d\w*|\{\w+\}")  # 3×3 kernels, formulas, im2col, VGG16


@pytest.mark.parametrize("language", text.LANGUAGES)
@pytest.mark.parametrize("room", NUMBERLESS)
def test_the_words_of_the_costs_and_of_the_paper_hold_no_number(room: str, language: str) -> None:
    words = text.section(language, room)
    assert [] == [key for key, sentence in words.items() if re.search(r"\d", NAMES.sub("", sentence))]


def test_no_page_holds_a_number_beside_names() -> None:
    pages = {path: ast.walk(ast.parse(path.read_text("utf-8"))) for path in ROOT.glob("pages/*.py")}
    numbers = {
        (path.name, node.value)
        for path, nodes in pages.items()
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool)
    }
    assert set() == numbers


def test_a_missing_key_or_value_is_an_error_and_never_a_blank() -> None:
    with pytest.raises(KeyError):
        text.say("en", "refusal.no_such_sentence")
    with pytest.raises(KeyError):
        text.say("en", "no_such_room.title")
    with pytest.raises(KeyError):
        text.say("xx", "refusal.padding_unknown", value=1)
    with pytest.raises(KeyError):
        text.say("en", "refusal.padding_unknown")


def refusals_raised_in_the_code() -> set[str]:
    keys = set()
    for path in [*ROOT.glob("mobilenet_viz/**/*.py"), *ROOT.glob("pages/*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or getattr(node.func, "id", "") != "Refusal":
                continue
            if node.args and isinstance(node.args[0], ast.Constant):
                keys.add(str(node.args[0].value))
    return keys


def test_every_refusal_in_the_code_has_its_sentence() -> None:
    assert "alpha_out_of_range" in refusals_raised_in_the_code()
    assert refusals_raised_in_the_code() <= set(text.section("en", "refusal"))


def test_texts_are_found_from_any_working_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    text.section.cache_clear()
    assert text.section("ko", "refusal")
