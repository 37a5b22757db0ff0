"""The paper's tables as printed: typed here a second time, in another form, so that a slip of the finger is seen."""

import re

import pytest

from mobilenet_viz.facts.published import tables

NUMBERS = {  # rows of the paper's tables, without the names, as they were noted when it was read
    2: "94.86 / 74.59; 3.06 / 1.06; 1.19 / 0.02; 0.18 / 24.33",
    3: "462 / 2.36; 52.3 / 0.27; 29.6 / 0.15; 15.1 / 0.15",
    4: "71.7 / 4866 / 29.3; 70.6 / 569 / 4.2",
    5: "68.4 / 325 / 2.6; 65.3 / 307 / 2.9",
    6: "70.6 / 569 / 4.2; 68.4 / 325 / 2.6; 63.7 / 149 / 1.3; 50.6 / 41 / 0.5",
    7: "70.6 / 569 / 4.2; 69.1 / 418 / 4.2; 67.2 / 290 / 4.2; 64.4 / 186 / 4.2",
    8: "70.6 / 569 / 4.2; 69.8 / 1550 / 6.8; 71.5 / 15300 / 138",
    9: "60.2 / 76 / 1.32; 57.5 / 1700 / 1.25; 57.2 / 720 / 60",
    10: "84 / 5000 / 23.2; 83.3 / 569 / 3.3; 81.9 / 325 / 1.9; 81.9 / 418 / 3.3; 80.5 / 239 / 1.9",
    11: "51.9 / 77.6 / 79.3; 35.4 / 64.0 / 60.3; 32.1 / 51.1 / 45.2; 21.9 / 31.7 / 31.7; 2.5 / 11.0 / 11.4",
    12: "88.7 / 568 / 3.2; 88.1 / 149 / 0.8; 87.2 / 45 / 0.2; 88.1 / 185 / 3.2; 87.7 / 48 / 0.8; 86.4 / 15 / 0.2; "
    "86.9 / 1600 / 7.5",
    13: "21.1 / 34.9 / 33.1; 22.0 / 3.8 / 13.7; 19.3 / 1.2 / 6.8; 22.9 / 64.3 / 138.5; 15.4 / 118.2 / 13.3; "
    "16.4 / 25.2 / 6.1; 25.7 / 149.6 / 138.5; 21.9 / 129.6 / 13.3; 19.8 / 30.5 / 6.1",
    14: "83 / 1600 / 7.5; 79.4 / 286 / 4.9; 78.3 / 185 / 5.5; 75.2 / 166 / 3.4; 72.5 / 108 / 3.8",
}
TABLE_1 = """Conv s2 3×3×3×32 @224×224×3; dw s1 32 @112; pw 32→64 @112; dw s2 64 @112; pw 64→128 @56; dw s1 128 @56;
    pw 128→128 @56; dw s2 128 @56; pw 128→256 @28; dw s1 256 @28; pw 256→256 @28; dw s2 256 @28; pw 256→512 @14;
    5×dw s1 512 @14; 5×pw 512→512 @14; dw s2 512 @14; pw 512→1024 @7; dw s2 1024 @7; pw 1024→1024 @7;
    avg pool 7×7 @7; FC 1024×1000 @1; softmax @1"""
NAMES = {  # of the rows
    4: ["Conv MobileNet", "MobileNet"],
    5: ["0.75 MobileNet", "Shallow MobileNet"],
    6: [f"{alpha} MobileNet-224" for alpha in ("1.0", "0.75", "0.5", "0.25")],
    7: [f"1.0 MobileNet-{px}" for px in (224, 192, 160, 128)],
    10: ["Inception V3 [18]", *(f"{a} MobileNet-{px}" for px in (224, 192) for a in ("1.0", "0.75"))],
    12: [*(f"{a} MobileNet-{px}" for px in (224, 128) for a in ("1.0", "0.5", "0.25")), "Baseline"],
    14: ["FaceNet [25]", "1.0 MobileNet-160", "1.0 MobileNet-128", "0.75 MobileNet-128", "0.75 MobileNet-128"],
}


def test_there_are_fourteen_and_every_row_fills_its_columns() -> None:
    assert list(range(1, 15)) == list(tables())
    for table in tables().values():
        assert {len(table.columns)} == {len(row) for row in table.rows}


@pytest.mark.parametrize("number", NUMBERS)
def test_every_number_stands_as_printed(number: int) -> None:
    expected = [tuple(row.split(" / ")) for row in NUMBERS[number].split("; ")]
    wide = len(expected[0])
    assert expected == [row[-wide:] for row in tables()[number].rows]


@pytest.mark.parametrize("number", NAMES)
def test_every_row_has_the_name_it_is_printed_with(number: int) -> None:
    assert NAMES[number] == list(tables()[number].column("model"))


def as_printed(short: str) -> tuple[str, str, str]:
    """A row of Table 1 in short, as the paper writes it out."""
    layer, size = short.strip().split(" @")
    times, name = re.match(r"(5×)?(.*)", layer).groups()  # type: ignore[union-attr]
    before = "5× " if times else ""
    if found := re.fullmatch(r"dw (s\d) (\d+)", name):
        stride, channels = found.groups()
        return f"{before}Conv dw / {stride}", f"3×3×{channels} dw", f"{size}×{size}×{channels}"
    if found := re.fullmatch(r"pw (\d+)→(\d+)", name):
        return f"{before}Conv / s1", f"1×1×{found[1]}×{found[2]}", f"{size}×{size}×{found[1]}"
    return {
        "Conv s2 3×3×3×32": ("Conv / s2", "3×3×3×32", size),
        "avg pool 7×7": ("Avg Pool / s1", "Pool 7×7", "7×7×1024"),
        "FC 1024×1000": ("FC / s1", "1024×1000", "1×1×1024"),
        "softmax": ("Softmax / s1", "Classifier", "1×1×1000"),
    }[name]


def test_table_1_stands_as_printed_with_its_stride_of_two_at_the_end() -> None:
    assert [as_printed(row) for row in TABLE_1.split(";")] == list(tables()[1].rows)
