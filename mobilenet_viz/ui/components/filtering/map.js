// One map on a canvas of as many pixels as it has numbers. Python computed every grey; here they only come to light.

class PixelMap {
  constructor(size, markers = []) {
    this.size = size;
    this.canvas = make("canvas", { width: size, height: size, role: "img" });
    this.context = this.canvas.getContext("2d");
    this.markers = Object.fromEntries(markers.map(([name, pixels]) => [name, make("i", { class: `marker ${name}`, "data-pixels": pixels })]));
    for (const marker of Object.values(this.markers)) marker.style.width = marker.style.height = `${(100 * marker.dataset.pixels) / size}%`;
    this.box = make("div", { class: "map" }, this.canvas, ...Object.values(this.markers));
    this.caption = make("figcaption");
    this.figure = make("figure", {}, this.box, this.caption);
    this.shown = 0;
  }

  take(greys) {
    const bytes = atob(greys);
    this.full = new Uint8ClampedArray(4 * bytes.length);
    for (let i = 0; i < bytes.length; i++) this.full.fill(bytes.charCodeAt(i), 4 * i, 4 * i + 3), this.full[4 * i + 3] = 255;
    const { shown } = this;
    this.clear();
    this.reveal(shown);
  }

  clear() {
    this.image = this.context.createImageData(this.size, this.size);
    this.context.putImageData(this.image, 0, 0);
    this.shown = 0;
  }

  // Show the first `count` pixels, row by row; a canvas whose count stays is left alone.
  reveal(count) {
    if (count === this.shown) return;
    if (count < this.shown) this.clear();
    this.image.data.set(this.full.subarray(4 * this.shown, 4 * count), 4 * this.shown);
    this.context.putImageData(this.image, 0, 0);
    this.shown = count;
  }

  // Put a marker round pixel `index`, or take it away. A marker of three pixels reaches over the edge, as the filter does.
  mark(name, index) {
    const marker = this.markers[name];
    marker.hidden = index === null;
    if (index === null) return;
    const pixels = Number(marker.dataset.pixels);
    const place = (at) => (100 * (at - (pixels - 1) / 2)) / pixels;
    marker.style.transform = `translate(${place(index % this.size)}%, ${place(Math.floor(index / this.size))}%)`;
  }
}
