// What the visitor has chosen, written as in a link: {kernels, mix, step, stride}. Python has the last word, but what is
// still on its way there is not undone by an older answer.

export class Choice {
  constructor() {
    this.sent = 0; // every choice sent has the next number
    this.past = []; // kernels and weights that undo goes back to
  }

  // What Python says is chosen, after hearing the choice numbered so: its word on that one, or news (a link, Back) if
  // it changed its mind without having heard another.
  take(chosen, heard) {
    const said = JSON.stringify(chosen);
    const news = heard === this.heard && said !== this.said;
    if (news || heard >= this.sent) this.now = chosen;
    this.sent = Math.max(this.sent, heard); // by whoever stood here before
    Object.assign(this, { heard, said });
  }

  choose(changes) {
    this.now = { ...this.now, ...changes };
    this.send("choice", { ...this.now, number: ++this.sent });
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
