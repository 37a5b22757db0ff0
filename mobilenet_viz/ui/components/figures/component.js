// Figures 4 and 5 as charts of the sixteen networks.

function show(component) {
  return keep(component, Figures);
}

class Figures extends Explorer {
  render() {
    write(this.find(".question"), this.words.question);
  }
}
