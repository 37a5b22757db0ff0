"""Networks put together layer by layer, in a line or in branches."""

from mobilenet_viz.network.spec import NORMED, Finish, Kind, Layer, Padding, output_size


class Chain:
    """Layers one after another, each reading the one before it; `size` (px) and `channels` are the last one's."""

    def __init__(self, resolution: int, channels: int = 3) -> None:
        self.layers: list[Layer] = []
        self.resolution = resolution
        self.name, self.size, self.channels = "input", resolution, channels

    def add(
        self,
        name: str,
        kind: Kind,
        kernel: int,
        stride: int,
        filters: int,
        padding: Padding,
        *,
        groups: int = 1,
        finish: Finish = NORMED,
    ) -> None:
        """One more layer, with `filters` output channels."""
        size = output_size(self.size, kernel, stride, padding)
        shape = (self.size, size, self.channels, filters)
        self._append(Layer(name, kind, kernel, stride, *shape, (self.name,), padding, groups, finish))

    def back_to(self, name: str) -> None:
        """What is added next reads the layer `name`: a branch. ValueError if there is none."""
        layer = self._called(name)
        self.name, self.size, self.channels = name, layer.out_size, layer.out_channels

    def join(self, name: str, branches: tuple[str, ...]) -> None:
        """The channels of the layers `branches`, whose maps are of one size, one behind another."""
        layers = [self._called(branch) for branch in branches]
        size, channels = layers[0].out_size, sum(layer.out_channels for layer in layers)
        self._append(Layer(name, Kind.CONCAT, 1, 1, size, size, channels, channels, branches, Padding.SAME))

    def add_up(self, name: str, branches: tuple[str, ...]) -> None:
        """The sum of the layers `branches`, whose maps and channels are as many."""
        shape = self._called(branches[0])
        size, channels = shape.out_size, shape.out_channels
        self._append(Layer(name, Kind.ADD, 1, 1, size, size, channels, channels, branches, Padding.SAME))

    def _append(self, layer: Layer) -> None:
        self.layers.append(layer)
        self.name, self.size, self.channels = layer.name, layer.out_size, layer.out_channels

    def _called(self, name: str) -> Layer:
        return self.layers[[layer.name for layer in self.layers].index(name)]
