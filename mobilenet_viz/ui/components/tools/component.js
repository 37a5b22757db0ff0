// Why do tools disagree? Switches that reproduce what each tool reports.

function show(component) {
  return keep(component, Tools);
}

class Tools extends Explorer {
  render() {
    write(this.find(".question"), this.words.question);
  }
}
