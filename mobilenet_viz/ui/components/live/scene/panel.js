// The controls, the totals, the question and the sentences around the score.

import { make, write } from "../../shared/elements.js";
import { isShown } from "../../shared/guess.js";
import { percent, short, shortAlpha, whole, writtenAlpha } from "../../shared/numbers.js";
import { keepRoom } from "../../shared/room.js";
import { fill } from "../../shared/words.js";

/** @import { Words } from "../../shared/types.js" */
/** @import { Live } from "./component.js" */
/** @import { Network } from "./numbers.js" */

const TOTALS = ["mult_adds", "parameters", "size"];

/**
 * What changes with the language alone.
 * @param {Live} live
 */
export function dressPanel(live) {
  const { words, base, data: { grid } } = live;
  for (const [id, word] of Object.entries({ gets: "scene_gets", makes: "scene_makes" })) {
    write(live.find(`#${id}`), words[word]);
  }
  write(live.find(".scales"), fill(words.scene_scales, { alpha: writtenAlpha(base.alpha), size: base.resolution }));
  dressIntro(live);
  dressDials(live);
  dressTotals(live.find(".totals"), words);
  dressLegend(live);
  write(live.find(".layers h2"), words.table_title);
  live.find(".scroll").setAttribute("aria-label", words.table_title);
  live.find(".hits").setAttribute("aria-label", words.score_label);
  keepRoom(live.find(".asking"), [words.question, toDo(live), verdict(live)]);
  const widest = { linear: 0.999, linearWeights: 0.999, rounded: true };
  const laws = [widest, { ...widest, alpha: base.alpha }].map((net) => law(words, net, base));
  keepRoom(live.find(".laws"), laws);
  const quoted = grid.points.flat().map(({ top1 }) => published(words, top1));
  const longest = quoted.reduce((most, each) => (each.length > most.length ? each : most));
  keepRoom(live.find(".accuracies"), [longest]);
}

/** @param {Live} live */
function dressIntro(live) {
  const { find, words, base } = live;
  const lines = [words.intro_in, words.intro_out, fill(words.intro_between, { count: short(base.mult_adds) })];
  find(".intro").replaceChildren(...lines.map((line) => make("li", {}, line)));
  find(".basics").setAttribute("aria-label", words.basics);
  find(".basics").onclick = () => {
    memory.basics = !basicsShown(live);
    live.render();
  };
}

/**
 * What goes in and what comes out stands there until the visitor acts, and then on demand.
 * @param {Live} live
 */
function basicsShown({ chosen, base }) {
  memory.acted ||= chosen.alpha !== base.alpha || chosen.size !== base.resolution;
  return memory.basics ?? !memory.acted;
}

/** @param {Live} live */
function dressDials({ words, data: { grid, marks }, base, dials: { alpha, size } }) {
  const label = (/** @type {string} */ name) => fill(words.marks_label, { name });
  const name = (
    /** @type {string} */ said,
    /** @type {string} */ symbol,
  ) => [`${said} `, make("b", { class: `symbol-${symbol}` }, symbol === "alpha" ? "α" : "ρ")];
  alpha.dress({
    name: name(words.alpha_name, "alpha"),
    note: words.alpha_note,
    steps: grid.alphas,
    said: writtenAlpha,
    marks: marks.alpha,
    mark: String,
    marksLabel: label(words.alpha_name),
  });
  size.dress({
    name: name(words.rho_name, "rho"),
    note: fill(words.rho_note, { size: base.resolution }),
    steps: grid.resolutions,
    said: (px) => grid.rho[grid.resolutions.indexOf(px)].toFixed(2),
    more: (px) => fill(words.px, { size: px }),
    marks: marks.size,
    mark: String,
    marksLabel: label(words.rho_name),
  });
}

/**
 * Below the track, the values of α without trained weights here look empty and say so.
 * @param {Live} live
 * @param {number[]} trained
 */
export function markTrained({ words, dials: { alpha } }, trained) {
  alpha.shownMarks.forEach((value, i) => {
    const mark = /** @type {HTMLElement} */ (alpha.marks.children[i]);
    const away = !trained.includes(value);
    mark.classList.toggle("away", away);
    mark.title = away ? words.mark_away : "";
  });
}

/**
 * @param {HTMLElement} list
 * @param {Words} words
 */
function dressTotals(list, words) {
  const values = () => ["exact dim", "ratio", "share", "promise dim"].map((name) => make("span", { class: name }));
  list.replaceChildren(
    ...TOTALS.map((name) =>
      make("div", { "data-total": name }, make("dt", {}, words[`total_${name}`]), make("dd", {}, make("strong"), ...values()))
    ),
  );
}

/** @param {Live} live */
function dressLegend({ find, words, base, data: { grid } }) {
  const kinds = [...new Set(grid.layers.filter((layer) => layer.factors.length).map((layer) => layer.kind))];
  find(".legend").replaceChildren(
    ...kinds.map((kind) => make("span", { class: `kind-${kind}` }, make("i", { class: "swatch" }), words[`kind_${kind}`])),
    make("span", {}, make("i", { class: "swatch ghost" }), fill(words.ghost, { alpha: writtenAlpha(base.alpha), size: base.resolution })),
    make("span", {}, words.scale),
  );
}

/**
 * What follows α and ρ.
 * @param {Live} live
 * @param {Network} net
 */
export function renderPanel(live, net) {
  const { words, base, chosen, data: { check, question } } = live;
  live.dials.alpha.show(chosen.alpha);
  live.dials.size.show(chosen.size);
  renderTotals(live, net);
  write(live.find(".law"), law(words, net, base));
  write(live.find(".top1"), published(words, net.top1));
  const basics = basicsShown(live);
  live.find(".about").classList.toggle("basics-shown", basics);
  live.find(".basics").setAttribute("aria-pressed", String(basics));
  const same = check.alpha === net.alpha && check.size === net.resolution;
  write(live.find(".check"), same ? check.sentence : words.check_waiting);
  renderQuestion(live, live.answered(question));
}

/**
 * @param {Live} live
 * @param {Network} net
 */
function renderTotals({ find, words, base, data: { grid } }, net) {
  const baseline = `${shortAlpha(base.alpha)}-${base.resolution}`;
  const show = (/** @type {string} */ name, /** @type {string[]} */ [big, exact, promise], /** @type {number} */ ratio) => {
    const share = percent(ratio);
    const said = {
      strong: big,
      ".exact": exact,
      ".ratio": fill(words.of_baseline, { share, baseline }),
      ".share": share,
      ".promise": promise,
    };
    for (const [part, text] of Object.entries(said)) write(find(`[data-total="${name}"] ${part}`), text);
  };
  const alphaOnly = grid.points[grid.alphas.indexOf(net.alpha)][grid.baseline[1]].promise;
  const megabytes = `${(net.bytes / 1e6).toFixed(net.bytes < 1e7 ? 2 : 1)} MB`;
  const bytes = fill(words.bytes, { bytes: whole.format(net.bytes) });
  const [work, weights] = [net.mult_adds, net.parameters];
  show("mult_adds", [short(work), whole.format(work), `α²·ρ² = ${percent(net.promise)}`], work / base.mult_adds);
  show("parameters", [short(weights), whole.format(weights), `α² = ${percent(alphaOnly)}`], weights / base.parameters);
  show("size", [megabytes, bytes, words.four_bytes], net.bytes / base.bytes);
}

/**
 * @param {Words} words
 * @param {{ alpha?: number, linear: number, linearWeights: number, rounded: boolean }} net
 * @param {Network} base
 */
function law(words, net, base) {
  return fill(net.alpha === base.alpha ? words.law_rho : words.law_alpha, {
    share: percent(net.linear),
    weights: percent(net.linearWeights),
    rounding: net.rounded ? words.law_rounding : "",
  });
}

/**
 * @param {Words} words
 * @param {Network["top1"]} top1
 */
function published(words, top1) {
  const said = top1.map(([value, source, before]) => {
    const change = before === value ? "" : `${before.toFixed(1)} → `;
    return change + fill(words.top1, { percent: value.toFixed(1), source });
  });
  return said.length ? `${words.top1_lead} ${said.join(" · ")}` : words.top1_none;
}

// Has the visitor been where the answer is, since they guessed? It outlasts the view, as the guess does.
const memory = { found: false, acted: false, basics: /** @type {boolean | null} */ (null) };

/**
 * Predict, act, explain: the student commits to an answer, drags there, and only then reads the result.
 * @param {Live} live
 * @param {import("../../shared/types.js").Asked} question
 */
function renderQuestion(live, question) {
  const { words, chosen, data: { ask } } = live;
  const there = chosen.alpha === ask.alpha && chosen.size === ask.size;
  memory.found = question.guess !== null && (memory.found || there || isShown(question));
  const said = question.guess === null ? words.question : memory.found ? verdict(live) : toDo(live);
  write(live.find(".question"), said);
  live.answers.render(question, words, (choice) => words[`answer_${choice}`], memory.found);
}

/** @param {Live} live */
function toDo({ words, data: { ask } }) {
  return fill(words.question_act, { alpha: writtenAlpha(ask.alpha), size: ask.size });
}

/**
 * It names the network that it is about, for it stays wherever the sliders go.
 * @param {Live} live
 */
function verdict(live) {
  const { words, base, data: { ask } } = live;
  const share = percent(live.networkOf(ask).mult_adds / base.mult_adds);
  return fill(words.question_answer, { share, alpha: writtenAlpha(ask.alpha), size: ask.size });
}
