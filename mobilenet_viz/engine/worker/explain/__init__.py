"""Where in the photo the evidence for a class lies.

MobileNetV1 ends in an average over the last grid and one linear layer, so a class's logit *is* its bias plus
one signed number for every cell: `evidence` is that sum written out, exact and without a gradient. The modules of this
package ask at any block, by gradients (`gradients`) or by masks (`scorecam`), and test a map by hiding (`deletion`).
"""

import keras
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def evidence(features: Floats, kernel: Floats) -> Floats:
    """What a cell of the last grid adds to each logit: (g, g, C), (C, 1000) → (g, g, 1000), signed float32.

    features: the output of `network.FEATURES`. kernel: that of `conv_preds`, as `classifier` gives it.
    Summed over all cells, plus the bias, it is the logit.
    """
    cells = features.shape[0] * features.shape[1]
    return np.asarray(np.tensordot(features, kernel, axes=1) / cells, np.float32)


def classifier(model: keras.Model) -> tuple[Floats, Floats]:
    """Kernel (C, 1000) and bias (1000,) of the linear layer behind the average."""
    kernel, bias = (np.asarray(weight) for weight in model.get_layer("conv_preds").weights)
    return np.asarray(kernel[0, 0]), bias
