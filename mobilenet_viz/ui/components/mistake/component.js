// The student marks the suspicious cell of a table, then sees the recomputation.

function show(component) {
  return keep(component, Mistake);
}

class Mistake extends Explorer {
  render() {
    write(this.find(".question"), this.words.question);
  }
}
