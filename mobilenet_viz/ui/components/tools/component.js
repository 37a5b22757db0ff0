// Why do the tools disagree? Switches that reproduce what each of them reports. Python has counted what every network has
// of each term; here it is multiplied by how often the convention counts it, and added up.

function show(component) {
  return keep(component, Tools);
}

class Tools extends Explorer {
  constructor(root) {
    super(root);
    this.guess = null;
    this.pressed = false;
    this.dials = { alpha: new Dial(this.find(".dials .alpha"), "alpha"), size: new Dial(this.find(".dials .rho"), "rho") };
    for (const [name, dial] of Object.entries(this.dials)) {
      dial.onMove = (value) => this.move({ [name]: value });
      dial.onSettle = (value) => this.choose({ [name]: value });
    }
    const account = (name, field) => new Account(this.find(`.${name} .account`), name, (counted) =>
      this.press({ [field]: written(counted, this.data[name].terms) }));
    this.accounts = { operations: account("operations", "convention"), parameters: account("parameters", "params") };
    this.tools = new Named(this.find(".tools table"), (convention) => this.press({ convention }));
    this.sizes = new Named(this.find(".sizes table"), (params) => this.press({ params }));
  }

  press(choice) {
    this.pressed = true;
    this.choose(choice);
  }

  // What Python counted at the chosen α and size, by term.
  amounts(account) {
    const { alphas, resolutions } = this.data;
    return account.amounts[alphas.indexOf(this.chosen.alpha)][resolutions.indexOf(this.chosen.size)];
  }

  total(account, convention) {
    const amounts = this.amounts(account);
    return sum(times(convention, account.terms).map((n, i) => n * amounts[i]));
  }

  dress() {
    const { words, data } = this;
    write(this.find("h1"), words.title);
    for (const name of ["operations", "tools", "parameters", "sizes"]) write(this.find(`#${name}`), words[name]);
    for (const name of ["why", "verdict"]) write(this.find(`.${name}`), words[name]);
    write(this.find("#points"), words.points);
    write(this.find("h3"), words.riddles);
    const dial = (name, symbol, letter, steps, said) => this.dials[name].dress({
      name: [`${words[`${symbol}_name`]} `, make("b", { class: `symbol-${symbol}` }, letter)],
      steps, said, marks: data.marks[name], marksLabel: fill(words.marks_label, { name: words[`${symbol}_name`] }),
    });
    dial("alpha", "alpha", "α", data.alphas, (alpha) => alpha.toFixed(2));
    dial("size", "rho", "ρ", data.resolutions, (size) => fill(words.px, { size }));
    for (const [name, account] of Object.entries(this.accounts)) account.dress(words, data[name].terms);
    this.sizes.dress([["", words.column_meant], ["number", words.column_computed]]);
    this.find(".riddles").replaceChildren(...data.riddles.map((riddle) => make("li", {}, ...rich(words[`riddle_${riddle.key}`],
      { printed: quoted(riddle.reports[0].printed, riddle.source), name: riddle.name, version: riddle.version, source: riddle.source }))));
  }

  render() {
    const { words, data, chosen } = this;
    this.dials.alpha.show(chosen.alpha);
    this.dials.size.show(chosen.size);
    const named = data.operations.named;
    const same = data.tools.filter(({ key }) => named[key] === chosen.convention).map((tool) => this.called(tool));
    const { operations, parameters } = data;
    this.accounts.operations.show(times(chosen.convention, operations.terms), this.amounts(operations), same);
    const names = Object.keys(parameters.named).filter((name) => parameters.named[name] === chosen.params);
    this.accounts.parameters.show(times(chosen.params, parameters.terms), this.amounts(parameters), names.map((name) => words[`size_${name}`]));
    this.sizes.show(Object.entries(parameters.named).map(([name, convention]) => ({
      convention, name: words[`size_${name}`], note: words[`size_${name}_note`], cells: [whole.format(this.total(parameters, convention))],
    })), chosen.params);
    this.renderTools();
    this.renderQuestion();
  }

  called({ key, name }) {
    return key === "paper" ? this.words.paper : name;
  }

  // Measured are some points only: at others those of the first report stand beside, and the column says so.
  renderTools() {
    const { words, data: { tools, operations }, chosen } = this;
    const is = (point) => (report) => report.alpha === point.alpha && report.size === point.size;
    const point = tools.flatMap((tool) => tool.reports).find(is(chosen)) ?? tools[0].reports[0];
    const at = (where) => fill(words.at, { alpha: where.alpha.toFixed(2), size: fill(words.px, where) });
    this.tools.dress([["", words.column_name], ["number", fill(words.column_measured, { at: at(point) })], ["number", fill(words.column_here, { at: at(chosen) })]]);
    this.tools.show(tools.map((tool) => {
      const convention = operations.named[tool.key];
      const report = tool.reports.find(is(point));
      const note = fill(words.says, { ...tool, from: tool.source || tool.version });
      return { convention, name: this.called(tool), note, cells: [
        report ? [quoted(report.printed, tool.source || fill(words.run, tool)), ` ${report.agrees ? "✓" : "≠"}`, make("span", { class: "hidden" }, words[report.agrees ? "agrees" : "differs"])] : words.not_run,
        whole.format(this.total(operations, convention)),
      ] };
    }), chosen.convention);
    const points = tools.flatMap((tool) => tool.reports).filter((report, i, all) => all.findIndex(is(report)) === i);
    pressable(this.find(".points div"), points.map((each, i) => [i, at(each)]), points.findIndex(is(chosen)), (i) => this.choose({ alpha: points[i].alpha, size: points[i].size }));
  }

  // Predict, act, explain.
  renderQuestion() {
    const { words, data: { operations }, guess } = this;
    const counts = Object.values(operations.named).map((convention) => this.total(operations, convention));
    const [least, most] = [Math.min(...counts), Math.max(...counts)];
    this.opened ??= this.chosen.convention !== operations.named.paper; // a link opened on the answer asks nothing
    const acted = this.opened || (guess !== null && this.pressed);
    const said = guess === null ? "" : fill(words.your_guess, { guess: words[`guess_${guess}`] });
    const values = { different: new Set(counts).size, least: whole.format(least), most: whole.format(most), times: (most / least).toFixed(2), guess: said };
    write(this.find(".question"), fill(words[acted ? "question_answer" : guess === null ? "question" : "question_act"], values));
    this.find(".answers").hidden = acted;
    pressable(this.find(".answers"), ["others", "twice", "nobody"].map((each) => [each, words[`guess_${each}`]]), guess, (each) => {
      this.guess = each;
      this.renderQuestion();
    });
  }
}
