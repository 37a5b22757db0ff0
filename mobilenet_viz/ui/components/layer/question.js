// Predict, act, explain: does a layer with more output channels gain more? The student answers, then drags N.

class Question {
  constructor(view) {
    this.view = view;
    this.seen = new Set(); // values of N, at the question's D_K
  }

  render() {
    const { data: { ask, tables }, words, chosen, guess } = this.view;
    if (guess && chosen.dk === ask.dk) this.seen.add(chosen.n);
    const found = this.seen.has(ask.few) && this.seen.has(ask.many);
    const times = (n) => {
      const [, depthwise, pointwise] = tables.curve[ask.dk].find(([count]) => count === n);
      return (1 / (depthwise + pointwise)).toFixed(2);
    };
    const values = { dk: String(ask.dk), few: String(ask.few), many: String(ask.many) };
    const answers = ["much", "little", "not"].map((name) => [name, words[`answer_${name}`]]);
    pressable(this.view.find(".answers"), answers, guess, (name) => {
      this.view.guess = name;
      this.view.render();
    });
    const most = product(tables.weights.depthwise.filter(isSide), { D_K: ask.dk });
    const sentence = !guess ? words.question : !found ? words.question_act : words.question_found;
    this.view.find(".question").replaceChildren(...rich(sentence, { ...SIGNS, ...values, before: times(ask.few), after: times(ask.many), most: String(most), guess: guess ? words[`answer_${guess}`] : "" }));
  }
}
