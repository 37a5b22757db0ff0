// The experiments of the paper, a story each.

function show(component) {
  return keep(component, Stories);
}

class Stories extends Explorer {
  render() {
    write(this.find(".question"), this.words.question);
  }
}
