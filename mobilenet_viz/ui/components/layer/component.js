// The cost of one convolution under the hand: areas to scale, equations (2) to (7), the ratio as a curve.

function show(component) {
  return keep(component, Layer);
}

class Layer extends Explorer {
  render() {
    write(this.find(".question"), this.words.question);
  }
}
