// The question, what was found, and the curve as a table.

import { renderMissing, renderNamed } from "../../shared/waiting.js";
import { carried } from "../../shared/carried.js";
import { make, write } from "../../shared/elements.js";
import { SHOWN } from "../../shared/guess.js";
import { percent } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";

/** @import { Hide } from "./component.js" */

/**
 * Predict, act, explain: a guess, the slider, and then what was found.
 * @param {Hide} hide
 */
export function renderQuestion(hide) {
  const { words, data, count, curves: { outcome } } = hide;
  const { test, guesses } = data;
  const asked = hide.answered(data.question);
  const range = (/** @type {string} */ choice) => {
    const [first, last] = guesses[Number(choice)];
    return fill(first === last ? words.range_one : words.range, { first, last });
  };
  hide.find(".ask").style.visibility = test ? "" : "hidden"; // its place is kept
  hide.answers.render(asked, words, range, Boolean(outcome) && hide.isWhole);
  if (!test) return;
  const question = hide.find(".question");
  const cells = (/** @type {number | null} */ number) => number === null ? words.never : fill(words.cells, { count: number, all: count });
  if (outcome && hide.isWhole) {
    const { hot_halved, random_halved, orders } = outcome;
    write(question, fill(words.question_result, { hot: cells(hot_halved), random: cells(random_halved), orders }));
  } else if (asked.guess === null || asked.guess === SHOWN) renderNamed(question, words.question, { name: test.shown.name, count });
  else write(question, fill(words.question_act, { guess: range(asked.guess), half: percent(test.shown.probability / 2) }));
}

/** @param {Hide} hide */
export function renderVerdict(hide) {
  const { words, data: { test }, curves: { outcome } } = hide;
  const isStopped = Boolean(test?.stopped || test?.unstarted || test?.refusal);
  // What was found of the last map stays where it is until this one's is found, dimmed.
  const stays = Boolean(test?.missing && !isStopped && hide.find(".verdict").textContent);
  hide.find(".falls").classList.toggle("recount", stays);
  if (test) renderNamed(hide.find("#falls"), words.curve, { name: test.shown.name });
  write(hide.find(".whole"), words.whole);
  hide.find(".whole").hidden = hide.isWhole;
  hide.find(".whole").style.visibility = outcome ? "" : "hidden"; // its place is kept
  hide.find(".under").hidden = hide.isWhole && Boolean(outcome);
  renderProgress(hide);
  if (stays) return;
  const found = outcome && hide.isWhole ? { hot: percent(outcome.hot_area), random: percent(outcome.random_area) } : null;
  renderKey(hide, found);
  const verdict = test?.map?.flat ? "flat" : outcome?.verdict;
  write(hide.find(".verdict"), outcome && found ? fill(words[`verdict_${verdict}`], { ...outcome, ...found }) : "");
  hide.find("details").hidden = !found;
  renderTable(hide);
}

/** @param {Hide} hide */
function renderProgress(hide) {
  const { words, data: { test, refusal } } = hide;
  const refused = refusal && { missing: true, refusal };
  const running = test?.map ? words.waiting : words.waiting_map;
  const asked = test && !hide.outdated && { ...test, progress: carried("hide_progress") ?? 0 };
  const sentences = { answer: words.waiting_answer, running, unstarted: words.not_started };
  renderMissing(hide.find(".asked"), refused || asked || null, words, sentences, (go) => hide.choose({ go }));
}

/**
 * @param {Hide} hide
 * @param {{ hot: string, random: string } | null} areas
 */
function renderKey({ find, words, data }, areas) {
  const about = (/** @type {string | undefined} */ area) => (area ? `, ${fill(words.area, { area })}` : "");
  const rows = [
    ["hot", words.key_hot + about(areas?.hot)],
    ["median", fill(words.key_median, { orders: data.random.length }) + about(areas?.random)],
    ["random", words.key_random],
  ];
  const list = find(".key");
  if (list.textContent === rows.map(([, said]) => said).join("")) return;
  list.replaceChildren(...rows.map(([name, said]) => make("li", {}, make("i", { class: name }), said)));
}

/**
 * The curve in numbers, made when it is opened.
 * @param {Hide} hide
 */
export function renderTable(hide) {
  const { words, data: { test }, count, curves: { hot, random, median } } = hide;
  write(hide.find("summary"), words.table);
  const details = hide.find("details", HTMLDetailsElement);
  if (!details.open || !test || !hot || !random || !median) return;
  const shown = [hot, median, words, test.shown.name];
  if (shown.every((each, i) => each === hide.tabled?.[i])) return;
  hide.tabled = shown;
  const heads = ["count", "hot", "median", "range"].map((name) => make("th", { scope: "col" }, words[`column_${name}`]));
  hide.find("thead tr").replaceChildren(...heads);
  hide.find(".rows").setAttribute("aria-label", fill(words.curve, { name: test.shown.name }));
  hide.find("details tbody").replaceChildren(...Array.from({ length: count + 1 }, (_, k) => {
    const all = random.map((curve) => Number(curve[k]));
    const numbers = [percent(Number(hot[k])), percent(median[k]), `${percent(Math.min(...all))} … ${percent(Math.max(...all))}`];
    return make("tr", {}, make("th", { scope: "row" }, String(k)), ...numbers.map((number) => make("td", {}, number)));
  }));
}
