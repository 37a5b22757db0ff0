"""A student's own `.keras` file: what it holds is counted, what it does otherwise is one sentence."""

import io
import json
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import keras
import pytest

from mobilenet_viz.facts import text
from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.network.from_keras.file import HEAD, LIMIT, read_config
from mobilenet_viz.network.from_keras.walk import ledger_of
from tests import keras_models
from tests.configs import behind_a_picture, layer
from tests.keras_file import SMALL, SMALL_PARAMETERS, ends, hostile, many_layers, packed


def refused(data: bytes) -> str:
    """The key of the refusal, whose sentence is one line in each language."""
    with pytest.raises(Refusal) as caught:
        ledger_of(read_config(io.BytesIO(data)))
    sentences = [caught.value.in_language(language) for language in text.LANGUAGES]
    assert all(sentence.isprintable() for sentence in sentences)
    return caught.value.key


@pytest.mark.parametrize("make", [keras_models.student, keras_models.mixed], ids=["student", "mixed"])
def test_a_file_that_keras_wrote_is_counted_as_keras_counts_it(make: Callable[[], keras.Model], tmp_path: Path) -> None:
    model = make()
    model.save(tmp_path / "mine.keras")
    with (tmp_path / "mine.keras").open("rb") as file:
        assert model.count_params() == ledger_of(read_config(file)).parameters


def test_the_weights_are_not_looked_at() -> None:
    file = packed(SMALL, others={"model.weights.h5": b"no weights", "assets/words.txt": b"", "metadata.json": b"{"})
    assert SMALL_PARAMETERS == ledger_of(read_config(io.BytesIO(file))).parameters
    assert SMALL_PARAMETERS == ledger_of(read_config(io.BytesIO(packed(SMALL, zipfile.ZIP_DEFLATED)))).parameters


def test_a_file_that_is_cut_off_or_of_another_kind_is_refused() -> None:
    whole = packed(SMALL, zipfile.ZIP_DEFLATED, {"weights": bytes(1000)})
    for length in (0, 1, 30, len(whole) // 2, len(whole) - 30, len(whole) - 1):
        assert "model_no_file" == refused(whole[:length])
    for other in (b"\x89HDF\r\n\x1a\n" + bytes(100), b"{}", packed({})[4:]):
        assert "model_no_file" == refused(other)


@pytest.mark.parametrize(
    "description",
    [b"", b"\xff\xfe", b'{"module": "keras"', b"[" * 100_000, b'{"a":' * 100_000, b"1" * 10_000],
    ids=["empty", "no text", "cut off", "deep", "deep objects", "a long number"],
)
def test_a_description_that_is_no_json_is_refused(description: bytes) -> None:
    assert "model_no_file" == refused(packed(description))


def test_a_zip_without_a_description_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("other.json", "{}")
    assert "model_no_file" == refused(file.getvalue())


@pytest.mark.parametrize("name", ["/etc/passwd", "../up", "assets/../../up", "..\\up", "C:\\up", "\\up"])
def test_a_file_that_names_a_path_outside_itself_is_refused(name: str) -> None:
    assert "model_points_outside" == refused(packed(SMALL, others={name: b""}))


def test_a_program_inside_a_file_is_refused_by_the_name_of_its_layer() -> None:
    assert "model_lambda" == refused(packed(behind_a_picture(layer("Lambda", "mine", function="4wEAAAAA"))))


def peak_of(data: bytes) -> tuple[str, int]:
    """The key of the refusal, and the largest number of bytes that were held at a time to find it."""
    tracemalloc.start()
    try:
        return refused(data), tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def lying(data: bytes, size: int) -> bytes:
    """The same zip, whose table of contents says that its one member is so large unpacked."""
    at = data.rindex(b"PK\x01\x02") + 24
    return data[:at] + size.to_bytes(4, "little") + data[at + 4 :]


def test_a_zip_bomb_is_not_unpacked() -> None:
    bomb = packed(bytes(50 * LIMIT), zipfile.ZIP_DEFLATED)
    assert len(bomb) < LIMIT / 10
    for data, key in ((bomb, "model_too_large"), (lying(bomb, 1000), "model_no_file")):
        found, peak = peak_of(data)
        assert key == found
        assert peak < 2 * LIMIT


def test_only_what_keras_itself_uses_is_unpacked() -> None:
    for how in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        assert "model_no_file" == refused(packed(SMALL, how))


def test_a_table_of_contents_without_end_is_not_read() -> None:
    names = {f"{number:06}{'x' * 1000}": b"" for number in range(2 * LIMIT // 1000)}
    assert "model_too_large" == refused(packed(SMALL, others=names))


def test_a_hundred_thousand_layers_are_refused() -> None:
    short = [{"module": "keras.", "class_name": "ReLU", "config": {"name": number}} for number in range(100_000)]
    assert "model_too_large" == refused(many_layers())
    compact = json.dumps(behind_a_picture(*short[:60_000]), separators=(",", ":")).encode()
    assert len(compact) < LIMIT
    assert "model_too_many_layers" == refused(packed(compact))


# Of a file that a browser sends there are only its ends.


def test_the_ends_of_a_file_are_enough_however_large_its_weights_are() -> None:
    for weights in (0, 100, HEAD, 3 * HEAD):
        file = packed(SMALL, others={"model.weights.h5": bytes(weights)})
        sent = ends(file)
        assert len(sent.head) + len(sent.tail) < 1.2 * HEAD
        assert SMALL_PARAMETERS == ledger_of(read_config(sent.opened())).parameters


def test_a_description_that_is_not_at_the_beginning_is_refused_and_so_is_one_that_is_too_long_for_it() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("model.weights.h5", bytes(2 * HEAD))
        archive.writestr("late.json", bytes(HEAD))
        archive.writestr("config.json", json.dumps(SMALL))
        archive.writestr("model.weights.h5.more", bytes(HEAD))
    long = packed(json.dumps(SMALL).encode() + b" " * (HEAD + 1), others={"model.weights.h5": bytes(HEAD)})
    for data in (file.getvalue(), long):
        with pytest.raises(Refusal) as caught:
            read_config(ends(data).opened())
        assert ("model_out_of_reach", HEAD / 2**20) == (caught.value.key, caught.value.values["limit"])


def test_of_a_hostile_file_the_ends_are_refused_as_the_whole_is() -> None:
    for data, key in hostile().values():
        assert key == refused(data)
        with pytest.raises(Refusal) as caught:
            ledger_of(read_config(ends(data).opened()))
        assert key == caught.value.key


def test_ends_are_known_by_what_they_hold_and_by_the_length_of_the_file() -> None:
    file = packed(SMALL, others={"model.weights.h5": bytes(3 * HEAD)})
    longer = packed(SMALL, others={"model.weights.h5": bytes(3 * HEAD + 1)})
    assert 1 == len({ends(file).digest, ends(bytes(file)).digest})
    assert 3 == len({ends(each).digest for each in (file, longer, file[1:])})
