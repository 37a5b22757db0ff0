// What the visitor has chosen, written as in a link: {kernels, mix, step, stride}. Python has the last word, but what is
// still on its way there is not undone by an older answer.

class Choice {
  constructor() {
    this.pending = []; // sent, and the answer is not here yet
    this.past = []; // kernels and weights that undo goes back to
  }

  // What Python says is chosen.
  take(chosen) {
    const at = this.pending.lastIndexOf(JSON.stringify(chosen));
    if (at >= 0) this.pending.splice(0, at + 1);
    if (!this.pending.length) this.now = chosen;
  }

  choose(changes) {
    this.now = { ...this.now, ...changes };
    this.pending.push(JSON.stringify(this.now));
    this.send("choice", this.now);
  }

  // In numbers, as the editor shows it.
  get numbers() {
    return { kernels: this.now.kernels.split(","), mix: this.now.mix.split("_").map(Number) };
  }

  edit({ kernels, mix }) {
    this.past.push({ kernels: this.now.kernels, mix: this.now.mix });
    this.choose({ ...(kernels && { kernels: kernels.join(",") }), ...(mix && { mix: mix.join("_") }) });
  }

  undo() {
    if (this.past.length) this.choose(this.past.pop());
  }
}
