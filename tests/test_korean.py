"""Korean as a lecturer writes it: the field's words, the English term once a page."""

import re

import pytest

from mobilenet_viz.facts import text
from mobilenet_viz.facts.assets import ASSETS

ROOMS = sorted(path.stem for path in (ASSETS / "text" / "ko").glob("*.toml"))

# What a text on neural networks does not say, and the word in its place.
FOREIGN = {
    r"(?<![가-힣])지도": "히트맵",  # a geographic map
    "계산량": "연산량",
    "곱셈-덧셈": "Mult-Adds",
    "축척": "눈금",  # of a geographic map
    "자습서": "튜토리얼",
    "견주|견줄": "비교하다",
    "선생님": "강의용 컴퓨터",
    "베끼|베껴|베낄": "복사하다",  # to cheat
    "몸통": "본체",
    "스승": "교사 모델",
    "알아맞": "분류하다, 추정하다",
    "찬성|반대하": "점수를 높이다, 낮추다",
    r"배 (적|줄)": "1/n",
    r"백만|십억|[bm]illion": "M, B",
}

PAGES = {  # the rooms of what is on screen together; of some only the keys with these beginnings
    "live": ("live",),
    "notebook": ("programs",),
    "recipes": ("recipes",),
    "beside": ("beside",),
    "own": ("own",),
    "milliseconds": ("milliseconds", "timing"),
    "operations": ("operations", "timing"),
    "convolutions": ("convolutions", "timing"),
    "phone": ("phone", "timing"),
    "teach": ("teach",),
    "code": ("code",),
    "filtering": ("filtering",),
    "groups": ("groups",),
    "block": ("block",),
    "layers": ("layers",),
    "see": ("see", "downloads"),
    "compare": ("compare",),
    "cheap": ("cheap",),
    "layer": ("layer",),
    "times": ("savings",),
    "weights": ("weights",),
    "where": ("by_layer",),
    "im2col": ("im2col",),
    "tools": ("tools",),
    "padding": ("padding",),
    "folding": ("folding",),
    "tables": ("tables",),
    "figures": ("figures",),
    "stories": ("stories",),
    "mistake": ("mistake", "tables.title_", "tables.slip_", "tables.column_", "tables.counts_body"),
}

TERMS = {
    "깊이별 합성곱": "depthwise convolution",
    "점별 합성곱": "pointwise convolution",
    "깊이별 분리 합성곱": "depthwise separable convolution",
    r"폭 배율(?: α)?": "width multiplier",
    r"해상도 배율(?: ρ)?": "resolution multiplier",
    "특징 맵": "feature map",
    "Mult-Adds": "Mult-Adds, MAC",
    "본체": "body",
}
VARIANTS = ("_groups", "_guessed")  # of a sentence, of which one is on screen


def words(page: str) -> dict[str, str]:
    said: dict[str, str] = {}
    for part in PAGES[page]:
        room, _, beginning = part.partition(".")
        own = text.section("ko", room)
        said |= {f"{room}.{key}": text.plain(each) for key, each in own.items() if key.startswith(beginning)}
    return said


@pytest.mark.parametrize("room", ROOMS)
def test_the_words_are_those_of_the_field(room: str) -> None:
    said = text.section("ko", room)
    assert {} == {key: word for key in said for found, word in FOREIGN.items() if re.search(found, said[key])}


def test_every_part_of_a_page_is_looked_at() -> None:
    """A new room that says one of the terms belongs into PAGES; `common` names the kinds of layers on all of them, and
    in the glossary the English stands beside the Korean."""
    listed = {part.partition(".")[0] for parts in PAGES.values() for part in parts} | {"common", "glossary"}
    untold = [room for room in ROOMS if room not in listed]
    said = {room: " ".join(text.section("ko", room).values()) for room in untold}
    assert {} == {room: term for room, every in said.items() for term in TERMS if re.search(term, every)}


@pytest.mark.parametrize("page", PAGES)
def test_the_english_term_stands_once_on_a_page_behind_the_korean_one(page: str) -> None:
    said = words(page)
    for korean, english in TERMS.items():
        if not any(re.search(korean, sentence) for sentence in said.values()):
            continue
        behind = "곱셈-누산 연산" if korean == "Mult-Adds" else korean
        found = [key for key, sentence in said.items() if re.search(rf"{behind}\({english}\)", sentence)]
        once = {next((key.removesuffix(each) for each in VARIANTS if key.endswith(each)), key) for key in found}
        assert 1 == len(once), f"{english}: {found}"
