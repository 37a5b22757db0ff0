// Why do the tools disagree? Switches that reproduce what each of them reports. Python has counted what every network has
// of each term; here it is multiplied by how often the convention counts it, and added up.

import { component } from "../../shared/component.js";
import { dials, dressNetwork } from "../../shared/dial.js";
import { write } from "../../shared/elements.js";
import { Explorer } from "../../shared/explorer.js";
import { isShown } from "../../shared/guess.js";
import { sum, whole } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";
import { Answers } from "../../shared/question.js";
import { Bill } from "./bill.js";
import { times, written } from "./convention.js";
import { ConventionsList } from "./conventions_list.js";
import { Reports } from "./reports.js";

/** @import { BillData, Chosen, Data } from "./types.js" */

const memory = { pressed: false };

/** @extends {Explorer<Data>} */
export class Tools extends Explorer {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    this.answers = new Answers(this.find(".answers"), (said) => {
      memory.pressed = false; // first a guess, then what tells
      this.choose(said);
    });
    this.dials = dials(this, { alpha: [this.find(".network .alpha"), "alpha"], size: [this.find(".network .rho"), "rho"] });
    this.operations = new Bill(
      this.find(".operations .bill"),
      "operations",
      (counted) => this.press({ convention: written(counted, this.data.operations.terms) }),
    );
    this.parameters = new Bill(
      this.find(".parameters .bill"),
      "parameters",
      (counted) => this.press({ params: written(counted, this.data.parameters.terms) }),
    );
    this.reports = new Reports(this);
    this.sizes = new ConventionsList(this.find(".sizes table"), this.find(".parameters .choose"), (params) => this.press({ params }));
  }

  /** @param {Partial<Chosen>} choice */
  press(choice) {
    memory.pressed = true;
    this.choose(choice);
  }

  /**
   * What Python counted at the chosen α and size, by term.
   * @param {BillData} bill
   */
  amounts(bill) {
    const { alphas, resolutions } = this.data;
    return bill.amounts[alphas.indexOf(this.chosen.alpha)][resolutions.indexOf(this.chosen.size)];
  }

  /**
   * @param {BillData} bill
   * @param {string} convention
   */
  total(bill, convention) {
    const amounts = this.amounts(bill);
    return sum(times(convention, bill.terms).map((n, i) => n * amounts[i]));
  }

  dress() {
    const { words, data } = this;
    for (const name of ["operations", "tools", "parameters", "sizes"]) write(this.find(`#${name}`), words[name]);
    for (const name of ["why", "verdict", "counted_here"]) write(this.find(`.${name}`), words[name]);
    write(this.find("#choose"), words.choose);
    dressNetwork(this.dials, words, data);
    this.operations.dress(words, data.operations.terms);
    this.parameters.dress(words, data.parameters.terms);
    this.reports.dress();
    this.sizes.dress([["", words.column_meant], ["number", words.column_computed]]);
  }

  render() {
    const { words, data: { tools, operations, parameters }, chosen } = this;
    this.dials.alpha.show(chosen.alpha);
    this.dials.size.show(chosen.size);
    this.reports.render();
    this.renderQuestion();
    const alike = tools.filter(({ key }) => operations.conventions[key] === chosen.convention).map((tool) => this.reports.called(tool));
    this.operations.show(times(chosen.convention, operations.terms), this.amounts(operations), alike);
    const named = Object.entries(parameters.conventions).map(([name, convention]) => ({
      convention,
      name: words[`size_${name}`],
      note: words[`size_${name}_note`],
      cells: [[whole.format(this.total(parameters, convention))]],
    }));
    const meant = named.filter(({ convention }) => convention === chosen.params).map(({ name }) => name);
    this.parameters.show(times(chosen.params, parameters.terms), this.amounts(parameters), meant);
    this.sizes.show(named, chosen.params);
  }

  // Predict, act, explain. What is said of the chosen network names it: it changes while a slider is dragged.
  renderQuestion() {
    const { words, data, data: { operations } } = this;
    const question = this.answered(data.question);
    const counts = Object.values(operations.conventions).map((convention) => this.total(operations, convention));
    const [least, most] = [Math.min(...counts), Math.max(...counts)];
    const acted = question.guess !== null && (memory.pressed || isShown(question));
    const at = this.reports.at(this.chosen);
    const values = {
      at,
      different: data.different,
      names: data.miscounting,
      least: whole.format(least),
      most: whole.format(most),
      times: (most / least).toFixed(2),
    };
    write(this.find(".question"), fill(words[acted ? "question_answer" : question.guess === null ? "question" : "question_act"], values));
    this.answers.render(question, words, (choice) => words[`guess_${choice}`], acted);
    const { torch, fvcore } = operations.conventions;
    const flops = this.total(operations, torch) / this.total(operations, fvcore);
    write(this.find(".word"), fill(words.word, { at, flops: flops.toFixed(2) }));
  }
}

export const show = await component(import.meta.url, Tools);
