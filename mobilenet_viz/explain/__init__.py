"""Where in the photo the evidence for a class lies.

MobileNetV1 ends in an average over the last grid and one linear layer, so a class's logit *is* its bias plus
one signed number for every cell: `evidence` is that sum written out, exact and without a gradient.
Grad-CAM (Selvaraju et al. 2017, arXiv 1610.02391) works at any layer, but shows only what speaks for a class.
"""

import keras
import numpy as np
from numpy.typing import NDArray
from tf_keras_vis.gradcam import Gradcam
from tf_keras_vis.utils.scores import CategoricalScore

from mobilenet_viz.network import FEATURES, LOGITS

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


class GradCam:
    """Grad-CAM of tf-keras-vis for one model, prepared once."""

    def __init__(self, model: keras.Model) -> None:
        # The gradient is the logit's: through the softmax, all other classes would speak too.
        self._gradcam = Gradcam(keras.Model(model.input, model.get_layer(LOGITS).output))

    def __call__(self, image: Floats, class_index: int, layer: str = FEATURES) -> Floats:
        """Equation (2) of the paper on the layer's own grid: image (R, R, 3) in [−1, 1] → (g, g) float32 ≥ 0.

        Each channel weighted by the mean of the logit's gradient, summed, the negative part cut off. Neither
        enlarged nor normalised: the unit is that of the logit, and at `network.FEATURES` the map is the
        positive part of `evidence`. Raises ValueError when the model has no such layer.
        """
        maps = self._gradcam(
            CategoricalScore(class_index),
            image,
            penultimate_layer=layer,
            seek_penultimate_conv_layer=False,  # else it silently goes back to a convolution
            expand_cam=False,
            normalize_cam=False,
        )
        cam: Floats = np.asarray(maps, np.float32)[0]
        return cam
