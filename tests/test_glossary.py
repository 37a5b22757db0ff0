"""Terms that are explained where they stand: what the words mark is in the glossary, in every language."""

import re

import pytest

from mobilenet_viz.facts import glossary, text
from mobilenet_viz.facts.assets import ASSETS
from tests.test_text import NAMES

ROOMS = sorted(path.stem for path in (ASSETS / "text" / "en").glob("*.toml"))


def marked(sentence: str) -> list[str]:
    return [entry for entry, _ in text.MARK.findall(sentence)]


@pytest.mark.parametrize("language", text.LANGUAGES)
@pytest.mark.parametrize("room", ROOMS)
def test_what_the_words_mark_is_in_the_glossary(room: str, language: str) -> None:
    for key, sentence in text.section(language, room).items():
        assert not re.search(r"\[\[|\]\]", text.plain(sentence)), f"{key}: half a mark"
        assert set(marked(sentence)) <= set(glossary.entries()), key
        assert len(set(marked(sentence))) == len(marked(sentence)), f"{key}: twice in one sentence"


@pytest.mark.parametrize("room", ROOMS)
def test_the_same_terms_are_explained_in_every_language(room: str) -> None:
    first, *others = (
        {key: set(marked(said)) for key, said in text.section(each, room).items()} for each in text.LANGUAGES
    )
    for other in others:
        assert first == other


def test_there_are_terms_on_page_1_that_a_class_asked_for() -> None:
    said = text.section("en", "live")
    assert marked(said["question"]) == ["channel"]
    assert "[[pointwise|1×1 layers]]" in said["question_answer"]


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_an_entry_has_a_name_and_one_sentence_without_a_number(language: str) -> None:
    entries = glossary.said(language)
    assert len(glossary.entries()) > 25
    for entry, each in entries.items():
        assert each["names"].keys() == set(text.LANGUAGES), entry
        assert each["said"].index(".") == len(each["said"]) - 1, entry
        assert not re.search(r"\d", NAMES.sub("", each["said"])), entry
        assert not marked(each["said"]), entry


def test_a_sentence_is_read_without_its_marks() -> None:
    assert "half its channels and 1×1 layers" == text.plain(
        "half its [[channel|channels]] and [[pointwise|1×1 layers]]"
    )
