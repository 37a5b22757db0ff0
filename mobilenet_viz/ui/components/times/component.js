// How many times less the separable blocks cost, block by block, at any α.

function show(component) {
  return keep(component, Times);
}

class Times extends Explorer {
  render() {
    write(this.find(".question"), this.words.question);
  }
}
