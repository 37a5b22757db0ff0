// The question, the sentence that follows the slider, and all of it once more in words.

import { make, sign, unbroken, write } from "../../shared/elements.js";
import { percent, whole } from "../../shared/numbers.js";
import { renderStills as render } from "../../shared/still.js";
import { fill } from "../../shared/words.js";
import { dressTotals } from "./totals.js";

/** @import { Groups } from "./component.js" */
/** @import { Price } from "./types.js" */

/** @param {Groups} view */
export function dressWords(view) {
  const { find, words, channels, facts } = view;
  /** @type {HTMLElement} */ (view.root.host ?? view.root).style.setProperty("--channels", String(channels));
  view.slider.dress({ name: words.groups, steps: facts.groups, marks: facts.groups, marksLabel: words.groups });
  find(".stills").setAttribute("aria-label", words.still);
  write(find(".end.standard"), words.standard);
  write(find(".end.depthwise"), words.depthwise);
  write(find("#mix"), words.mix);
  write(find(".legend"), fill(words.legend, { channels, weights: facts.kernel ** 2 }));
  write(find("summary"), words.in_words);
  dressTotals(view);
  dressStory(view);
}

/** @param {Groups} view */
export function renderStills({ root, find, words, number, mixed }) {
  const name = `groups-${number}${mixed ? "-pointwise" : ""}`;
  render(find(".stills"), root, name, (kind) => fill(words.still_of, { kind, groups: number }));
}

/** @param {Groups} view */
export function renderQuestion(view) {
  const { words, channels, facts, found } = view;
  const asked = view.answered(view.data.question);
  const sentence = asked.guess === null ? words.question : found ? words.question_answer : words.question_act;
  const left = facts.costs[channels].products[0].kernels;
  write(view.find(".question"), fill(sentence, { channels, all: channels ** 2, left }));
  view.answers.render(asked, words, String, found);
}

/** @param {Groups} view */
export function renderWords(view) {
  const { find, channels, size, deepest } = view;
  writeSigns(find(".says p"), sentence(view, { groups: view.number, channels, size, rest: channels - size }));
  find("#mix").hidden = !deepest;
  find("#mix").setAttribute("aria-pressed", String(view.mixed));
}

/**
 * @param {Groups} view
 * @param {Record<string, number>} values
 */
function sentence({ mixed, deepest, number, words, facts }, values) {
  if (mixed) {
    const { share, times } = facts.separable;
    return fill(words.says_mixed, { ...values, kernel: facts.kernel, share: share.toFixed(3), times: times.toFixed(1) });
  }
  if (deepest) return fill(words.says_depthwise, values);
  if (number === 1) return fill(words.says_standard, values);
  const colours = new Set(facts.channels.map(([colour]) => colour)).size;
  return `${fill(words.says_grouped, values)}${number === colours ? ` ${words.says_colours}` : ""}`;
}

/** @param {Groups} view */
export function renderReads({ pointed, mixed, words, size, channels, facts, find }) {
  if (pointed === null) return write(find(".reads"), words.reads_hint);
  const first = Math.floor(pointed / size) * size;
  const inputs = facts.channels.slice(first, first + size);
  const key = mixed ? "reads_mixed" : size === channels ? "reads_all" : size === 1 ? "reads_one" : "reads_some";
  const values = {
    number: pointed + 1,
    channels,
    inputs: inputs.map(([colour, version]) => `${words[`letter_${colour}`]} ${words[`kernel_${version}`]}`).join(", "),
    weights: size * facts.kernel ** 2,
  };
  write(find(".reads"), fill(words[key], values));
}

/**
 * Symbols with an index, D_K, as they are written.
 * @param {HTMLElement} element
 * @param {string} said
 */
function writeSigns(element, said) {
  if (element.dataset.said === said) return;
  element.dataset.said = said;
  element.replaceChildren(...withSigns(said));
}

/** @param {string} said */
function withSigns(said) {
  return said.split(/(D_[KG])/).flatMap((part) => (/^D_[KG]$/.test(part) ? sign(part) : unbroken(part)));
}

/**
 * The text version of the picture.
 * @param {Groups} view
 */
function dressStory({ find, words, facts, channels }) {
  const row = (/** @type {string} */ name, /** @type {number} */ reads, /** @type {Price} */ cost) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, name),
      make("td", {}, String(reads)),
      ...[whole.format(cost.weights), whole.format(cost.mult_adds), percent(cost.share)].map((said) =>
        make("td", { class: "number" }, said)
      ),
    );
  const named = (/** @type {number} */ groups) =>
    groups === 1 ? `${groups} (${words.standard})` : groups === channels ? `${groups} (${words.depthwise})` : String(groups);
  const columns = ["groups", "reads", "weights", "mult_adds", "share"];
  const head = make("tr", {}, ...columns.map((column) => make("th", { scope: "col" }, words[`column_${column}`])));
  const rows = facts.groups.map((groups) => row(named(groups), channels / groups, facts.costs[groups]));
  find(".story").replaceChildren(
    make("p", {}, fill(words.story_inputs, { size: facts.size })),
    make("p", {}, words.story_weights),
    make("p", {}, words.story_split),
    make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows, row(words.separable, channels, facts.separable))),
    make("p", {}, ...withSigns("D_K·D_K·"), sign("M"), "/G·", sign("N"), ...withSigns(`·D_G·D_G ${words.story_formula}`)),
  );
}
