// Networks side by side: what each says of the photo, what it costs, how good it was published to be. The work of the one
// that the question is about is covered until there is a guess.

import { component } from "../../shared/component.js";
import { make, write } from "../../shared/elements.js";
import { Explorer } from "../../shared/explorer.js";
import { percent, short, whole } from "../../shared/numbers.js";
import { Answers } from "../../shared/question.js";
import { quoted } from "../../shared/quoted.js";
import { fill } from "../../shared/words.js";
import { Cards } from "./cards.js";
import { chart } from "./chart.js";

/** @import { Data, Network } from "./types.js" */

/** @extends {Explorer<Data>} */
export class Beside extends Explorer {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    this.answers = new Answers(this.find(".answers"), (said) => this.choose(said));
    this.cards = new Cards(this.find(".cards"));
    this.resize = new ResizeObserver(() => this.data && this.renderChart()); // its lengths are the type's
    this.resize.observe(this.find("figure.scroll"));
  }

  arrive() {
    if (this.data) this.renderCards();
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
    write(this.find(".maps"), words.maps);
  }

  render() {
    const { words, data, asked } = this;
    const [ours, newest] = data.pair.map((name) => data.networks.find((each) => each.name === name)?.title);
    const values = { ours, newest, share: percent(data.share) };
    write(this.find(".question"), fill(words[asked.guess === null ? "question" : "question_answer"], values));
    this.answers.render(asked, words, (choice) => words[`guess_${choice}`], asked.guess !== null);
    this.renderCards();
    this.renderClaim();
    this.renderChart();
    this.renderTable();
  }

  renderChart() {
    this.find("figure.scroll").replaceChildren(chart(this.words, this.data, (each) => this.isCovered(each)));
  }

  renderCards() {
    this.cards.render(this.words, this.data, (network) => this.work(network));
  }

  // What a tutorial says of two networks, what is computed, and whether both name the same on this photo.
  renderClaim() {
    const { words, data: { claim, networks, pair } } = this;
    const ours = networks.find(({ name }) => name === pair[0])?.title;
    const values = { ours, other: claim.other, parameters: percent(claim.parameters), work: percent(claim.work) };
    const on = !claim.here ? "away" : claim.agree === null ? "" : claim.agree ? "agree" : "differ";
    const said = [words.claim, ...(on ? [words[`claim_${on}`]] : [])];
    write(this.find(".claim"), said.map((sentence) => fill(sentence, values)).join(" "));
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
        make("td", {}, words[each.embedded ? "here_app" : each.here ? "here_disk" : "here_not"]),
      )
    );
    this.find(".all").replaceChildren(make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...rows));
  }
}

export const show = await component(import.meta.url, Beside);
