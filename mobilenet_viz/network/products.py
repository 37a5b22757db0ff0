"""A layer as matrix products: its kernels, one a row, times the windows they see, one a column.

Kernels that read the same channels share their columns, and so stand in one matrix. A depthwise kernel reads a channel
of its own: it stands alone, and its product is as small as that.
"""

from dataclasses import dataclass

from mobilenet_viz.network.spec import Kind, Layer


@dataclass(frozen=True)
class Products:
    """`count` products, each (rows, inner) by (inner, columns), that share no number."""

    count: int
    rows: int  # kernels; each number of the columns is multiplied that often
    inner: int  # weights of a kernel
    columns: int  # output pixels
    copied: bool  # whether the columns have to be written out first (im2col), or are the map as it lies in memory

    @property
    def mult_adds(self) -> int:
        return self.count * self.rows * self.columns * self.inner

    @property
    def numbers(self) -> int:
        """Of the columns, all products together."""
        return self.count * self.columns * self.inner


def products(layer: Layer) -> Products:
    """Of a convolution or the classifier. ValueError if the layer has no kernels."""
    if layer.kind is Kind.DEPTHWISE:
        count, channels = layer.in_channels, 1
    elif layer.kind in (Kind.CONV, Kind.POINTWISE, Kind.CLASSIFIER):
        count, channels = layer.groups, layer.channels_read
    else:
        raise ValueError(f"{layer.name}: {layer.kind} has no kernels")
    inner, columns = layer.kernel**2 * channels, layer.out_size**2
    return Products(count, layer.out_channels // count, inner, columns, layer.kernel > 1)
