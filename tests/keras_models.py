"""Models of Keras without weights, for tests: those the app counts, and students' own."""

import keras
import pytest
from keras import layers

from mobilenet_viz.page_data import own_model


def application(name: str) -> tuple[keras.Model, str]:
    """A network of `keras.applications` at its own input size, without weights; the file they would be fetched as."""
    fetched: list[str] = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("keras.src.utils.file_utils.get_file", lambda file, *_, **__: fetched.append(file))
        patched.setattr(keras.Model, "load_weights", lambda *_: None)
        build = getattr(keras.applications, name)
        model = build((224, 224, 3)) if name == "MobileNetV3Small" else build()
    return model, fetched[0]


def student() -> keras.Model:
    """Transfer learning as tutorials do it: a frozen network without its top, augmentation, a head of two layers."""
    base = keras.applications.MobileNet((96, 96, 3), alpha=0.25, weights=None, include_top=False)
    base.trainable = False
    return keras.Sequential(
        [
            keras.Input((96, 96, 3)),
            layers.RandomFlip("horizontal"),
            layers.Rescaling(1 / 127.5, offset=-1),
            base,
            layers.Flatten(),
            layers.Dense(128, activation="relu"),
            layers.Dropout(0.2),
            layers.Dense(1, activation="sigmoid"),
        ]
    )


def mixed() -> keras.Model:
    """One of everything else that can be counted, on maps that are no squares, with two inputs and two outputs."""
    left, right = keras.Input((45, 60, 4), name="left"), keras.Input((45, 60, 4), name="right")
    shared = layers.Conv2D(8, (3, 5), strides=(2, 1), groups=2, name="shared")
    x = layers.Concatenate(axis=-1)([shared(left), shared(right)])
    x = layers.DepthwiseConv2D(3, depth_multiplier=2, dilation_rate=2, name="spread")(x)
    x = layers.SeparableConv2D(12, 3, depth_multiplier=2, padding="same")(x)
    x = layers.Normalization(mean=[0.0] * 12, variance=[1.0] * 12)(x)
    x = layers.Normalization()(layers.LayerNormalization()(layers.BatchNormalization(scale=False)(x)))
    x = layers.LeakyReLU()(layers.Cropping2D(((1, 0), (2, 3)))(layers.ZeroPadding2D(2)(x)))
    x = layers.Subtract()([1 - x, 2 * x])
    x = layers.UpSampling2D(2)(layers.AveragePooling2D((2, 3), padding="same")(x))
    squeezed = layers.Dense(12, use_bias=False)(layers.GlobalMaxPooling2D(keepdims=True)(x))
    x = layers.Multiply()([x, squeezed])
    x = layers.Resizing(10, 14)(x)
    table = layers.Reshape((-1, 6))(layers.MaxPooling2D(2)(x))
    return keras.Model([left, right], [layers.Softmax()(layers.Dense(5)(table)), layers.Flatten()(x)])


def called_twice() -> keras.Model:
    """A model that stands in another as a layer, called twice one behind the other."""
    inner = keras.Sequential([keras.Input((8, 8, 3)), layers.Conv2D(3, 3, padding="same", name="conv")], name="inner")
    x, y = keras.Input((8, 8, 3), name="photo"), keras.Input((8, 8, 3), name="inside")
    outer = keras.Model(y, [inner(inner(y)), layers.MaxPooling2D(2)(y)], name="outer")
    large, small = outer(x)
    return keras.Model(x, [large, layers.GlobalAveragePooling2D()(small)])


def open_size() -> keras.Model:
    """A network that takes photos of any size."""
    return keras.applications.MobileNet((None, None, 3), weights=None, include_top=False)


def example() -> keras.Model:
    """What the program makes that page Networks begins with."""
    made: dict[str, keras.Model] = {"keras": keras, "layers": layers}
    exec(own_model.program(), made)
    return made["model"]
