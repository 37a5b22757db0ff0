"""Weights out of pickles: nothing is called but what makes arrays, and a tensor is read by its own strides."""

import os
import pickle
import sys
from collections import OrderedDict
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from assets.recipes.pickled import numpy_arrays, torch_arrays

NUMBERS = np.arange(12, dtype=np.float32)
STORAGE = object()


class Harm:
    def __reduce__(self) -> tuple[Any, ...]:
        return os.putenv, ("HARM", "done")


class Stored:
    """A tensor as PyTorch pickles it: four numbers that say where it lies in a storage."""

    def __init__(self, *where: Any) -> None:
        self.where = where

    def __reduce__(self) -> tuple[Any, ...]:
        return sys.modules["torch._utils"]._rebuild_tensor_v2, (STORAGE, *self.where, False, OrderedDict())


class Torch(pickle.Pickler):
    """With the storage as what the file keeps beside the pickle."""

    def persistent_id(self, value: Any) -> Any:
        return ("storage", sys.modules["torch"].FloatStorage, "7", "cpu", 12, None) if value is STORAGE else None


@pytest.fixture
def torch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Just enough of PyTorch for a pickle to name it."""
    modules = {name: ModuleType(name) for name in ("torch", "torch._utils")}
    storage = type("FloatStorage", (), {"__module__": "torch"})

    def _rebuild_tensor_v2() -> None: ...

    _rebuild_tensor_v2.__module__, _rebuild_tensor_v2.__qualname__ = "torch._utils", "_rebuild_tensor_v2"
    monkeypatch.setattr(modules["torch"], "FloatStorage", storage, raising=False)
    monkeypatch.setattr(modules["torch._utils"], "_rebuild_tensor_v2", _rebuild_tensor_v2, raising=False)
    for name, module in modules.items():
        monkeypatch.setitem(sys.modules, name, module)


def saved(tensors: Any, path: Any) -> bytes:
    """As `torch.save` before 1.6."""
    with path.open("wb") as file:
        for header in (0x1950A86A20F9469CFC6C, 1001, {"little_endian": True}):
            pickle.dump(header, file, 2)
        Torch(file, 2).dump(tensors)
        pickle.dump(["7"], file, 2)
        file.write(np.int64(12).tobytes() + NUMBERS.tobytes())
    return path.read_bytes()  # type: ignore[no-any-return]


def test_a_tensor_is_read_by_its_offset_and_strides(torch: None, tmp_path: Any) -> None:
    tensors = OrderedDict(plain=Stored(0, (3, 4), (4, 1)), turned=Stored(2, (4, 2), (1, 4)))
    read = torch_arrays(saved(tensors, tmp_path / "weights.pth"))
    assert_array_equal(NUMBERS.reshape(3, 4), read["plain"])
    assert_array_equal([[2, 6], [3, 7], [4, 8], [5, 9]], read["turned"])
    assert {np.dtype(np.float32)} == {each.dtype for each in read.values()}


def test_a_tensor_that_reaches_beyond_its_storage_is_an_error(torch: None, tmp_path: Any) -> None:
    with pytest.raises((TypeError, ValueError)):
        torch_arrays(saved(OrderedDict(long=Stored(8, (2, 4), (4, 1))), tmp_path / "weights.pth"))


def test_arrays_in_plain_containers_are_read() -> None:
    kept = {"conv": [NUMBERS.reshape(3, 4), NUMBERS[:2]]}
    old = pickle.dumps(kept, 3).replace(b"numpy._core", b"numpy.core")  # as NumPy called itself before 2.0
    for read, expected in zip(numpy_arrays(old)["conv"], kept["conv"], strict=True):
        assert_array_equal(expected, read)


@pytest.mark.parametrize("kept", [{"conv": Harm()}, [np.array([Harm()], object)]])
def test_nothing_else_is_called(kept: Any, tmp_path: Any) -> None:
    with pytest.raises(pickle.UnpicklingError, match="putenv"):
        numpy_arrays(pickle.dumps(kept, 3).replace(b"numpy._core", b"numpy.core"))
    with pytest.raises(pickle.UnpicklingError):
        torch_arrays(pickle.dumps(kept))
