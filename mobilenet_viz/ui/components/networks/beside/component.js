// Networks side by side: what each says of the photo, what it costs, how good it was published to be. The work of the one
// that the question is about is covered until there is a guess.

import { component } from "../../shared/component.js";
import { make, write } from "../../shared/elements.js";
import { Explorer } from "../../shared/explorer.js";
import { percent, short, whole } from "../../shared/numbers.js";
import { Answers } from "../../shared/question.js";
import { renderProbable } from "../../shared/probable.js";
import { quoted } from "../../shared/quoted.js";
import { fill } from "../../shared/words.js";
import { chart } from "./chart.js";

/** @import { Answer, Data, Network } from "./types.js" */

/** @extends {Explorer<Data>} */
export class Beside extends Explorer {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    this.answers = new Answers(this.find(".answers"), (said) => this.choose(said));
    this.resize = new ResizeObserver(() => this.data && this.renderChart()); // its lengths are the type's
    this.resize.observe(this.find("figure"));
  }

  stop() {
    super.stop();
    this.resize.disconnect();
  }

  get asked() {
    return this.answered(this.data.question);
  }

  /**
   * Would it tell the answer?
   * @param {Network} network
   */
  isCovered({ name }) {
    return this.asked.guess === null && name === this.data.pair[1];
  }

  dress() {
    const { words, data } = this;
    write(this.find("#chart"), words.chart);
    write(this.find(".reading"), words.reading);
    write(this.find("#all"), words.all);
    write(this.find(".command"), words.command);
    write(this.find(".notes"), data.notes.join(" "));
  }

  render() {
    const { words, data, asked } = this;
    const [ours, newest] = data.pair.map((name) => data.networks.find((each) => each.name === name)?.title);
    const values = { ours, newest, share: percent(data.share) };
    write(this.find(".question"), fill(words[asked.guess === null ? "question" : "question_answer"], values));
    this.answers.render(asked, words, (choice) => words[`guess_${choice}`], asked.guess !== null);
    this.renderCards();
    this.renderChart();
    this.renderTable();
  }

  renderChart() {
    this.find("figure").replaceChildren(chart(this.words, this.data, (each) => this.isCovered(each)));
  }

  renderCards() {
    const { data: { networks, answers } } = this;
    const asked = networks.filter((each) => each.answers);
    const cards = asked.map((each) => this.card(each));
    this.find(".cards").replaceChildren(...cards);
    asked.forEach(({ name }, i) => renderProbable(/** @type {HTMLElement} */ (cards[i].querySelector("ol")), answers[name].first ?? []));
  }

  /** @param {Network} network */
  card(network) {
    const { words, data: { answers } } = this;
    const { refusal, weights, seconds, first } = answers[network.name];
    const counts = { mult_adds: this.work(network), parameters: short(network.parameters) };
    return make(
      "section",
      { class: "card" },
      make("h2", {}, network.title),
      make("p", { class: "top1" }, words.top1, " ", quoted(percent(network.top1 / 100), network.source)),
      make("p", { class: "cost" }, fill(words.cost, counts)),
      make("ol"),
      make("p", { class: "says", role: "status" }, refusal ?? (first ? "" : words.waiting)),
      make("p", { class: "time" }, seconds === undefined ? "" : fill(words.seconds, { ms: (1000 * seconds).toFixed(0) })),
      make("p", { class: "weights" }, weights ?? ""),
    );
  }

  /** @param {Network} network */
  work(network) {
    return this.isCovered(network) ? this.words.covered : short(network.mult_adds);
  }

  renderTable() {
    const { words, data: { networks } } = this;
    const heads = ["network", "top1", "mult_adds", "parameters", "here"].map((name, i) =>
      make("th", { scope: "col", class: i && i < 4 ? "number" : "" }, words[`column_${name}`])
    );
    const rows = networks.map((each) =>
      make(
        "tr",
        {},
        make("th", { scope: "row" }, each.title),
        make("td", { class: "number" }, quoted(percent(each.top1 / 100), each.source)),
        make("td", { class: "number" }, this.isCovered(each) ? words.covered : whole.format(each.mult_adds)),
        make("td", { class: "number" }, whole.format(each.parameters)),
        make("td", {}, words[each.answers ? "here_app" : each.here ? "here_disk" : "here_not"]),
      )
    );
    this.find("table").replaceChildren(make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...rows));
  }
}

export const show = await component(import.meta.url, Beside);
