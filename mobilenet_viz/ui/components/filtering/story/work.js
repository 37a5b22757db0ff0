// The counters: two rows, one a machine, each a name, a counter, a bar on one scale for both, and the product once it is done.

import { colouredProduct, make, write } from "../../shared/elements.js";
import { whole } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";

/** @import { Clock } from "./clock.js" */
/** @import { Filtering } from "./component.js" */
/** @import { Convolution, Data } from "./types.js" */

/** @type {Record<string, Convolution[]>} */
const ROWS = { separable: ["one", "depthwise", "mixture", "pointwise"], standard: ["conv"] };

/**
 * Made once: their words follow with what they count.
 * @param {HTMLElement} box
 */
export function makeWork(box) {
  box.replaceChildren(
    ...Object.entries(ROWS).map(([row, kinds]) =>
      make(
        "div",
        { class: row },
        make("dt"),
        make("dd", { class: "count" }),
        make("dd", { class: "bar", "aria-hidden": "true" }, ...kinds.map((kind) => make("i", { class: kind }))),
        make("dd", { class: "product" }),
      )
    ),
  );
}

/** @param {Filtering} view */
export function renderWork(view) {
  for (const row of Object.keys(ROWS)) renderRow(row, view);
}

/**
 * @param {string} row
 * @param {Filtering} view
 */
function renderRow(row, { find, clock, step, data, counted }) {
  const { costs: { conv }, words } = data;
  const track = clock.tracks.findIndex(([first]) => ROWS[row].includes(first));
  const part = (/** @type {string} */ name) => find(`.work .${row} ${name}`);
  find(`.work .${row}`).classList.toggle("later", track < 0);
  if (track < 0) return;
  for (const kind of ROWS[row]) part(`.bar .${kind}`).style.width = `${(100 * doneOf(kind, clock)) / conv.mult_adds}%`;
  write(part(".count"), whole.format(Math.floor(clock.count(track))));
  const key = [step, clock.over(track), words.play, conv.mult_adds].join();
  if (counted.get(row) === key) return;
  counted.set(row, key);
  const names = clock.tracks[track];
  part("dt").className = names[names.length - 1];
  write(part("dt"), words[names.length > 1 ? "work_pair" : `work_${names[0]}`]);
  part(".product").replaceChildren(...workOf(names, clock.over(track), data));
}

/**
 * @param {Convolution} kind
 * @param {Clock} clock
 */
function doneOf(kind, clock) {
  const part = clock.parts.find(({ name }) => name === kind);
  return part ? Math.max(0, Math.min(clock.done, part.end) - part.start) : 0;
}

/**
 * Before it is done what a pixel costs, then the paper's product; and the number of weights.
 * @param {Convolution[]} names
 * @param {boolean} done
 * @param {Data} data
 */
function workOf(names, done, { costs, words }) {
  const sum = (/** @type {"weights" | "per_pixel" | "mult_adds"} */ key) => names.reduce((total, name) => total + costs[name][key], 0);
  const weights = make("span", { class: "dim" }, fill(words.weights, { count: sum("weights") }));
  if (!done) return [make("span", { class: "dim" }, fill(words.per_pixel, { count: sum("per_pixel") })), weights];
  const products = names.flatMap((name, i) => [...(i ? [" + "] : []), ...colouredProduct(costs[name].factors)]);
  return [...products, " = ", make("b", {}, whole.format(sum("mult_adds"))), weights];
}
