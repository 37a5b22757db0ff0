"""CIFAR-10's test pictures, a row of pixels each → cats and dogs on one sheet."""

import io
import json

CLASSES = (3, 5)  # cat and dog among CIFAR-10's ten
EACH = 500
SIDE = 32  # px
COLUMNS = 40  # pictures beside each other: the dogs begin with a row


def sheet(pictures: bytes, labels: bytes) -> bytes:
    """A PNG of the first `EACH` cats, row by row, then as many dogs; no pixel is changed."""
    import numpy as np
    from PIL import Image

    rows, names = np.asarray(Image.open(io.BytesIO(pictures)).convert("RGB")), np.array(json.loads(labels))
    chosen = np.concatenate([np.flatnonzero(names == each)[:EACH] for each in CLASSES])
    grid = rows[chosen].reshape(-1, COLUMNS, SIDE, SIDE, 3).swapaxes(1, 2)
    file = io.BytesIO()
    Image.fromarray(grid.reshape(-1, COLUMNS * SIDE, 3)).save(file, "PNG", optimize=True)
    return file.getvalue()
