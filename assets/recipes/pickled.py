"""Arrays out of pickles. A pickle is a program: here it may call what is listed, and nothing else."""

import io
import pickle
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

HEADER = 3  # pickles before the tensors in a file of torch.save before 1.6: magic number, protocol, machine


class Storage(NamedTuple):
    """Where the numbers of tensors lie, one behind another: further on in the file."""

    key: str
    dtype: type


class Tensor(NamedTuple):
    """How numbers of a storage are one tensor."""

    storage: Storage
    offset: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]  # in numbers, not bytes; in any order
    requires_grad: bool
    hooks: object

    def array(self, numbers: Any) -> Any:
        """Raises ValueError or TypeError where it would reach beyond its storage."""
        size = numbers.itemsize
        strides = [stride * size for stride in self.strides]
        return np.ndarray(self.shape, numbers.dtype, numbers, self.offset * size, strides)


NUMPY = {
    ("numpy.core.multiarray", "_reconstruct"): np.empty(0).__reduce__()[0],
    ("numpy", "ndarray"): np.ndarray,
    ("numpy", "dtype"): np.dtype,
}
TORCH = {
    ("collections", "OrderedDict"): OrderedDict,
    ("torch._utils", "_rebuild_tensor_v2"): Tensor,
    ("torch", "FloatStorage"): np.float32,
    ("torch", "LongStorage"): np.int64,
}


class _Restricted(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, allowed: Mapping[tuple[str, str], Any]) -> None:
        super().__init__(file)
        self._allowed = allowed

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in self._allowed:
            raise pickle.UnpicklingError(f"{module}.{name} is not among what this file may call")
        return self._allowed[module, name]

    def persistent_load(self, pid: Any) -> Storage:
        _, dtype, key, _, _, _ = pid  # "storage", …, where it lay, how many, of what it is a part: None
        return Storage(key, dtype)


def numpy_arrays(data: bytes) -> Any:
    """A pickle of plain containers and NumPy's arrays. UnpicklingError for any other."""
    return _Restricted(io.BytesIO(data), NUMPY).load()


def torch_arrays(data: bytes) -> dict[str, Any]:
    """The tensors that `torch.save` wrote before 1.6, by name, each with its own strides.

    UnpicklingError for whatever else is in the file.
    """
    file = io.BytesIO(data)
    for _ in range(HEADER):
        _Restricted(file, {}).load()
    tensors: dict[str, Tensor] = _Restricted(file, TORCH).load()
    dtypes = {tensor.storage.key: tensor.storage.dtype for tensor in tensors.values()}
    storages = {key: _numbers(file, dtypes[key]) for key in _Restricted(file, {}).load()}
    return {name: tensor.array(storages[tensor.storage.key]) for name, tensor in tensors.items()}


def _numbers(file: io.BytesIO, dtype: type) -> Any:
    """How many, then the numbers; little-endian."""
    (count,) = np.frombuffer(file.read(8), "<i8")
    kind = np.dtype(dtype).newbyteorder("<")
    return np.frombuffer(file.read(int(count) * kind.itemsize), kind)
