// Shares of the kinds of layers, of four measures; and why the 1×1 is the fast part.

function show(component) {
  return keep(component, Where);
}

class Where extends Explorer {
  render() {
    write(this.find(".question"), this.words.question);
  }
}
