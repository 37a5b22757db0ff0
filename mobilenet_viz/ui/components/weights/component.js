// The small worked example, three channels to thirty-two, drawn weight by weight.

function show(component) {
  return keep(component, Weights);
}

class Weights extends Explorer {
  render() {
    write(this.find(".question"), this.words.question);
  }
}
