// Why do the tools disagree? Switches that reproduce what each of them reports. Python has counted what every network has
// of each term; here it is multiplied by how often the convention counts it, and added up.

import { component } from "../../shared/component.js";
import { dials, dressNetwork } from "../../shared/dial.js";
import { pressable, write } from "../../shared/elements.js";
import { Explorer } from "../../shared/explorer.js";
import { sum, whole } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";
import { Account } from "./account.js";
import { times, written } from "./convention.js";
import { Named } from "./named.js";
import { Reports } from "./reports.js";

const memory = { guess: null, pressed: false };

class Tools extends Explorer {
  constructor(root) {
    super(root);
    this.dials = dials(this, { alpha: [this.find(".network .alpha"), "alpha"], size: [this.find(".network .rho"), "rho"] });
    const account = (name, field) =>
      new Account(this.find(`.${name} .account`), name, (counted) => this.press({ [field]: written(counted, this.data[name].terms) }));
    this.accounts = { operations: account("operations", "convention"), parameters: account("parameters", "params") };
    this.reports = new Reports(this);
    this.sizes = new Named(this.find(".sizes table"), this.find(".parameters .choose"), (params) => this.press({ params }));
  }

  press(choice) {
    memory.pressed = true;
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
    for (const name of ["why", "verdict", "word", "counted_here"]) write(this.find(`.${name}`), words[name]);
    write(this.find("#choose"), words.choose);
    dressNetwork(this.dials, words, data);
    for (const [name, account] of Object.entries(this.accounts)) account.dress(words, data[name].terms);
    this.reports.dress();
    this.sizes.dress([["", words.column_meant], ["number", words.column_computed]]);
  }

  render() {
    const { words, data: { tools, operations, parameters }, chosen } = this;
    this.dials.alpha.show(chosen.alpha);
    this.dials.size.show(chosen.size);
    this.reports.render();
    this.renderQuestion();
    const alike = tools.filter(({ key }) => operations.named[key] === chosen.convention).map((tool) => this.reports.called(tool));
    this.accounts.operations.show(times(chosen.convention, operations.terms), this.amounts(operations), alike);
    const named = Object.entries(parameters.named).map(([name, convention]) => ({
      convention,
      name: words[`size_${name}`],
      note: words[`size_${name}_note`],
      cells: [whole.format(this.total(parameters, convention))],
    }));
    const meant = named.filter(({ convention }) => convention === chosen.params).map(({ name }) => name);
    this.accounts.parameters.show(times(chosen.params, parameters.terms), this.amounts(parameters), meant);
    this.sizes.show(named, chosen.params);
  }

  // Predict, act, explain.
  renderQuestion() {
    const { words, data, data: { operations } } = this;
    const { guess, pressed } = memory;
    const counts = Object.values(operations.named).map((convention) => this.total(operations, convention));
    const [least, most] = [Math.min(...counts), Math.max(...counts)];
    const acted = guess !== null && pressed;
    const yours = acted ? fill(words[guess === "nobody" ? "yours_right" : "yours_wrong"], { guess: words[`guess_${guess}`] }) : "";
    const values = {
      different: data.different,
      least: whole.format(least),
      most: whole.format(most),
      times: (most / least).toFixed(2),
      yours,
    };
    write(this.find(".question"), fill(words[acted ? "question_answer" : guess === null ? "question" : "question_act"], values));
    this.find(".answers").hidden = acted;
    pressable(this.find(".answers"), ["others", "twice", "nobody"].map((each) => [each, words[`guess_${each}`]]), guess, (each) => {
      memory.guess = each;
      this.renderQuestion();
    });
  }
}

export const show = await component(import.meta.url, Tools);
