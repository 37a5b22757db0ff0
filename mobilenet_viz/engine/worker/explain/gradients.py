"""Maps of tf-keras-vis that ask a class's logit for its gradient: Grad-CAM, Grad-CAM++, saliency, SmoothGrad.

tf-keras-vis builds a model in each call and runs it operation by operation. Here its own code is traced once, for one
network and one layer, into a TensorFlow function: the same numbers several times faster, and another class is another
argument. The layer is named, never sought: left to itself the library goes back to some convolution, silently.
"""

from collections.abc import Callable
from typing import Any

import keras
import numpy as np
import tensorflow as tf
import tf_keras_vis.saliency
from tf_keras_vis.gradcam import Gradcam
from tf_keras_vis.gradcam_plus_plus import GradcamPlusPlus

from mobilenet_viz.engine.worker import keras_model
from mobilenet_viz.engine.worker.explain import parts
from mobilenet_viz.engine.worker.explain.parts import Floats, Slices

SAMPLES = 20  # noisy copies for SmoothGrad
NOISE = 0.2  # their standard deviation, of the range of the values
SEED = 1706  # the same noise for everybody: a map is asked for again, and compared
AT_ONCE = 4  # noisy copies in one slice: 0.1 to 0.2 s at 224 px


class GradCam:
    """Grad-CAM (Selvaraju et al. 2017, arXiv 1610.02391, equation 2) at the output of one layer, prepared once."""

    def __init__(self, model: keras.Model, place: int | str, logits: str = keras_model.LOGITS) -> None:
        """place: a block of MobileNetV1, or the name of a layer of any network whose layer `logits` gives its scores.

        Raises ValueError for a block that is not 1…13, or a layer that is not there.
        """
        layer = place if isinstance(place, str) else parts.block_output(place)
        self._cam = _traced(_TracedGradcam, model, layer, _logit, logits)

    def map(self, image: Floats, class_index: int) -> Floats:
        """Image (R, R, 3) as the network gets it → (g, g) float32 ≥ 0 on the layer's own grid, in units of the logit.

        Each channel weighted by the mean of the logit's gradient, summed, the negative part cut off. Neither enlarged
        nor normalised: at the last block the map is the positive part of `explain.evidence`.
        """
        return _first(self._cam(image[None], class_index))


class GradCamPlus:
    """Grad-CAM++ (Chattopadhay et al. 2018, arXiv 1710.11063) at the output of one block, prepared once."""

    def __init__(self, model: keras.Model, block: int) -> None:
        """Raises ValueError for a block that is not 1…13."""
        self._cam = _traced(GradcamPlusPlus, model, parts.block_output(block), _logit_from_zero)

    def map(self, image: Floats, class_index: int) -> Floats:
        """As `GradCam.map`, but only what speaks for the class counts in a channel's weight: also units of the logit.

        The paper differentiates exp(logit), which makes a map exp(logit) times as large. That factor, the same in all
        cells, is left out: a strong answer and a weak one have maps of one unit.
        """
        return _first(self._cam(image[None], class_index))


class Saliency:
    """How the logit answers to a small change (Simonyan et al. 2014, arXiv 1312.6034), prepared once for one block."""

    def __init__(self, model: keras.Model, block: int) -> None:
        """block: 0 is the photo itself. Raises ValueError for one that is not 0…13."""
        split = model.get_layer(parts.block_output(block)).output if block else model.input
        features = keras.Model(model.input, split)
        saliency = tf_keras_vis.saliency.Saliency(parts.part(model, keras_model.LOGITS, split))

        def magnitudes(values: Any, class_index: Any) -> Any:
            return saliency(_logit(class_index), values, keepdims=True, normalize_map=False)

        self._features = parts.compiled(lambda image: features(image, training=False), parts.images(model))
        self._magnitudes = parts.compiled(magnitudes, (None, *split.shape[1:]), parts.CLASS)

    def map(self, image: Floats, class_index: int) -> Floats:
        """Image (R, R, 3) as the network gets it → (g, g) float32 ≥ 0: the logit's gradient for the block's output.

        Of all channels of a cell the largest magnitude, in logits per unit of that output; at block 0 per unit of what
        the network gets (in [-1, 1] that is 127.5 steps of a byte). It does not tell for from against. At block 13 it
        is the same in all cells, because the average behind it takes all cells alike.
        """
        magnitudes = _first(self._magnitudes(self._features(image[None]), class_index))
        return np.asarray(magnitudes.max(-1))

    def smooth(self, image: Floats, class_index: int, samples: int = SAMPLES) -> Slices:
        """SmoothGrad (Smilkov et al. 2017, arXiv 1706.03825): the mean of `map` over noisy copies, in its unit.

        As in tf-keras-vis the noise is added to the block's output, so only at block 0 to the photo as in the paper,
        and what is averaged over the copies is each channel's magnitude, before the largest is taken. On the way it is
        the mean over the copies done.
        """
        features = self._features(image[None]).numpy()[0]
        noise, deviation = np.random.RandomState(SEED), NOISE * np.ptp(features)
        total = np.zeros_like(features)
        for start in range(0, samples, AT_ONCE):
            count = min(AT_ONCE, samples - start)
            noisy = features + noise.normal(0, deviation, (count, *features.shape))
            total += self._magnitudes(noisy.astype(np.float32), class_index).numpy().sum(0)
            done = start + count
            yield done, samples, np.asarray(total.max(-1) / done, np.float32)
        return np.asarray(total.max(-1) / samples, np.float32)


class _TracedGradcam(Gradcam):  # type: ignore[misc]  # tf-keras-vis has no types
    """The library sums the channels in NumPy, which cannot be traced; the same sum in TensorFlow."""

    def _calculate_cam(
        self, grads: Any, penultimate_output: Any, gradient_modifier: Any, activation_modifier: Any
    ) -> Any:
        weights = tf.reduce_mean(grads, axis=(1, 2), keepdims=True)
        return activation_modifier(tf.reduce_sum(penultimate_output * weights, axis=-1))


Score = Callable[[Any], Any]  # logits (N, 1000) → the number of each (N,) whose gradient is asked for


def _traced(
    library: type[Any],
    model: keras.Model,
    layer: str,
    score: Callable[[Any], Score],
    logits: str = keras_model.LOGITS,
) -> Callable[..., Any]:
    """tf-keras-vis' class at one layer as a function of images (1, R, R, 3) and a class."""
    # The gradient is the logit's: through the softmax, all other classes would speak too.
    cam = library(parts.part(model, logits))
    options = {
        "penultimate_layer": layer,
        "seek_penultimate_conv_layer": False,  # else it silently goes back to a convolution
        "expand_cam": False,
        "normalize_cam": False,
    }
    return parts.compiled(lambda image, index: cam(score(index), image, **options), parts.images(model), parts.CLASS)


def _logit(class_index: Any) -> Score:
    return lambda logits: logits[:, class_index]


def _logit_from_zero(class_index: Any) -> Score:
    """The logit's gradient with the value 0: Grad-CAM++ multiplies by exp(value)."""
    return lambda logits: logits[:, class_index] - tf.stop_gradient(logits[:, class_index])


def _first(batch: Any) -> Floats:
    return np.asarray(batch.numpy()[0], np.float32)
