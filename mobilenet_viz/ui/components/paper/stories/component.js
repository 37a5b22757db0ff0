// The paper's experiments, a story each: the visitor answers a question, walks through the networks or the table, and
// then reads what came out and what the paper's text says of it.

import { component } from "../../shared/component.js";
import { make, pressable, write } from "../../shared/elements.js";
import { Explorer } from "../../shared/explorer.js";
import { SHOWN } from "../../shared/guess.js";
import { Answers } from "../../shared/question.js";
import { fill } from "../../shared/words.js";
import { barTable } from "./bars.js";
import { Pair } from "./pair.js";

/** @import { Asked, Words } from "../../shared/types.js" */
/** @import { Gets } from "../types.js" */
/** @import { Chart } from "./bars.js" */
/** @import { PairData } from "./pair.js" */

/** @typedef {{ story: string, answer: number, row: number, layer: string | null }} Chosen answer: a choice, from 1; or 0 */
/** @typedef {keyof typeof STANDS} Stands */
/** @typedef {{ text: string, where: string, stands: Stands, said: string, source: string }} Claim */

/**
 * @typedef {object} Story
 * @property {string} title
 * @property {string} question
 * @property {Record<string, string>} answers by choice
 * @property {string} outcome
 * @property {string | null} note
 * @property {string} idea
 * @property {boolean} open the charts are seen before the answer
 * @property {Chart[]} charts
 * @property {Claim[]} claims
 * @property {boolean} folded the claims are, by how they stand
 *
 * @typedef {object} Own
 * @property {Record<string, Story>} stories
 * @property {Record<string, PairData>} pairs by story
 * @property {Record<string, string>} built by architecture, what Keras says of it
 * @property {Asked} question of the chosen story
 */

/** @extends {Explorer<Gets<Chosen, Own>>} */
class Stories extends Explorer {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    this.shown = "";
    /** @type {Set<Stands>} */
    this.unfolded = new Set();
    this.answers = new Answers(this.find(".answers"), (said) => {
      const given = said.guess?.[1];
      this.choose({ ...said, answer: given == null ? 0 : [...Object.keys(this.story.answers), SHOWN].indexOf(given) + 1 });
    });
    this.pair = new Pair(this.find(".pair"), (layer, settled) => (settled ? this.choose({ layer }) : this.move({ layer })));
    this.resize = new ResizeObserver(() => this.data && this.renderPair());
    this.resize.observe(this.find(".pair"));
  }

  stop() {
    super.stop();
    this.resize.disconnect();
  }

  get story() {
    return this.data.stories[this.chosen.story];
  }

  get isAnswered() {
    return this.chosen.answer > 0;
  }

  dress() {
    const { words } = this;
    this.find(".stories").setAttribute("aria-label", words.label);
    write(this.find(".claims h3"), words.claims_title);
    write(this.find(".end h3"), words.idea_title);
    this.pair.dress(words);
    this.shown = ""; // words or data may be others
  }

  /** @param {string} story */
  tellStory(story) {
    this.choose({ story, answer: 0, row: 0 });
  }

  render() {
    const { story, chosen } = this;
    /** @type {[string, string][]} */
    const titles = Object.entries(this.data.stories).map(([key, each]) => [key, each.title]);
    pressable(this.find(".stories"), titles, chosen.story, (key) => this.tellStory(key));
    write(this.find("h2"), story.title);
    write(this.find(".question"), story.question);
    this.answers.render(this.question(), this.words, (choice) => story.answers[choice], this.isAnswered);
    this.renderOutcome();
    this.renderPair();
    const key = JSON.stringify([chosen.story, chosen.answer, chosen.row]);
    if (key === this.shown) return; // a layer moved: the tables stay, and the focus in them
    this.shown = key;
    this.renderCharts();
    this.renderEnd(titles);
  }

  // That of another story, which is asked from the next run on, is known here but for what is right.
  question() {
    const { data: { question }, chosen, story } = this;
    const id = `stories.${chosen.story}`;
    if (question.id === id) return this.answered(question);
    return { id, choices: Object.keys(story.answers), guess: null, right: null };
  }

  renderOutcome() {
    const { story, isAnswered } = this;
    const said = isAnswered ? [story.outcome, ...(story.note ? [story.note] : [])] : [];
    const box = this.find(".outcome");
    if (said.join() === [...box.children].map((p) => p.textContent).join()) return;
    box.replaceChildren(...said.map((sentence) => make("p", {}, sentence)));
  }

  renderPair() {
    const pair = this.data.pairs[this.chosen.story];
    this.find(".pair").hidden = !pair;
    if (pair) this.pair.render(pair, this.data.built, this.chosen.layer);
  }

  // row: numbered through all tables of the story. Once the question is answered each compares its own default until one
  // of its rows is pressed; before, a table says what is printed and no more.
  renderCharts() {
    const { story, isAnswered: answered, chosen } = this;
    const box = this.find(".charts");
    const focused = this.root.querySelector("[data-row]:focus")?.getAttribute("data-row");
    let before = 0;
    const charts = answered || story.open ? story.charts : [];
    box.replaceChildren();
    for (const chart of charts) {
      const first = before + 1;
      before += chart.names.length;
      const mine = chosen.row >= first && chosen.row <= before;
      const row = mine ? chosen.row - first : answered ? chart.shown : null;
      const own = make("div", { class: "chart" });
      box.append(own);
      barTable(own, chart, { first, row, answered }, this.words, (pressed) => this.choose({ row: pressed }));
    }
    const again = focused && box.querySelector(`[data-row="${focused}"]`);
    if (again instanceof HTMLElement) again.focus();
  }

  /** Those that stand alike behind one line that opens them; what is open stays so when they are made anew. */
  foldedClaims() {
    const { words, story, unfolded } = this;
    return /** @type {Stands[]} */ (Object.keys(STANDS)).flatMap((stands) => {
      const claims = story.claims.filter((claim) => claim.stands === stands);
      if (!claims.length) return [];
      const name = fill(words.kind, { name: words[`stands_${stands}`], count: claims.length });
      const sign = make("span", { class: "sign", "aria-hidden": "true" }, STANDS[stands]);
      const group = /** @type {HTMLDetailsElement} */ (make("details", {}, make("summary", {}, sign, name), claimList(claims, words)));
      group.open = unfolded.has(stands);
      group.ontoggle = () => (group.open ? unfolded.add(stands) : unfolded.delete(stands));
      return [group];
    });
  }

  /** @param {[key: string, title: string][]} titles */
  renderEnd(titles) {
    const { words, story, isAnswered: answered } = this;
    this.find(".claims").hidden = !answered || !story.claims.length;
    this.find(".claims div").replaceChildren(...(story.folded ? this.foldedClaims() : [claimList(story.claims, words)]));
    this.find(".end").hidden = !answered;
    write(this.find(".idea"), story.idea);
    const next = titles[titles.findIndex(([key]) => key === this.chosen.story) + 1];
    const button = this.find(".end button", HTMLButtonElement);
    button.hidden = !next;
    if (!next) return;
    write(button, fill(words.next, { title: next[1] }));
    button.onclick = () => {
      this.tellStory(next[0]);
      this.find(".question").focus({ preventScroll: true }); // this button is gone; the next Tab leads to the answers
      this.find(".stories").scrollIntoView({ block: "nearest" });
    };
  }
}

// What the text says, in its own words, with the verdict and what it was checked against.
const STANDS = { holds: "✓", rounded: "≈", printed: "↔", differs: "≠", open: "–" };

/**
 * @param {Claim[]} claims
 * @param {Words} words
 */
function claimList(claims, words) {
  return make("ul", {}, ...claims.map((claim) => claimItem(claim, words)));
}

/**
 * @param {Claim} claim
 * @param {Words} words
 */
function claimItem(claim, words) {
  return make(
    "li",
    { class: claim.stands },
    make("span", { class: "sign", "aria-hidden": "true" }, STANDS[claim.stands]),
    make(
      "div",
      {},
      make(
        "p",
        {},
        make("q", { lang: "en", title: claim.source, class: "quoted" }, claim.text),
        make("span", { class: "dim" }, ` ${claim.where}`),
      ),
      make("p", {}, make("b", {}, words[`stands_${claim.stands}`]), `. ${claim.said}`),
    ),
  );
}

export const show = await component(import.meta.url, Stories);
