// The fourteen tables of the paper, printed beside recomputed.

function show(component) {
  return keep(component, Tables);
}

class Tables extends Explorer {
  render() {
    write(this.find(".question"), this.words.question);
  }
}
