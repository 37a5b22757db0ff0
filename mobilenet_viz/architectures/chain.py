"""A network whose layers follow one another."""

from mobilenet_viz.spec import Kind, Layer, Padding, output_size


class Chain:
    """Layers one after another, each reading the one before it; `size` (px) and `channels` are the last one's."""

    def __init__(self, resolution: int, channels: int = 3) -> None:
        self.layers: list[Layer] = []
        self.resolution = resolution
        self.name, self.size, self.channels = "input", resolution, channels

    def add(self, name: str, kind: Kind, kernel: int, stride: int, filters: int, padding: Padding) -> None:
        """One more layer, with `filters` output channels."""
        size = output_size(self.size, kernel, stride, padding)
        shape = (self.size, size, self.channels, filters)
        self.layers.append(Layer(name, kind, kernel, stride, *shape, (self.name,), padding))
        self.name, self.size, self.channels = name, size, filters
