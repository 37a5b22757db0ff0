// All of it once more in words: each step with its numbers and the sum of one pixel, the maps, the products.

import { colouredProduct, make, sign } from "../../shared/elements.js";
import { inRows, mixture } from "../../shared/maps.js";
import { signed, whole } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";
import { CONVOLUTIONS, RACE } from "./clock.js";
import { CHANNELS } from "./machines.js";
import { inOneLine, sumAt } from "./sum.js";
import { facts, signs } from "./words.js";

/** @import { Filtering } from "./component.js" */
/** @import { Group, Made, Price } from "./types.js" */

/** @type {Record<number, Made>} the steps with the sum of a pixel, of the first map of a group */
const EXAMPLES = { 1: "depthwise", 3: "separable", 5: "standard" };

/**
 * Written when it is opened: nobody waits for what nobody reads.
 * @param {Filtering} view
 */
export function tellStory(view) {
  const { find, received } = view;
  if (!find("details", HTMLDetailsElement).open || view.told === received) return;
  view.told = received;
  dressStory(view);
}

/** @param {Filtering} view */
function dressStory(view) {
  const { data, data: { words, costs } } = view;
  const numbers = facts(view);
  const steps = Array.from({ length: data.steps }, (_, i) => i + 1).flatMap((step) => [
    make("h3", {}, `${step}. ${words[`name_${step}`]}`),
    make("p", {}, ...signs(fill(`${step === RACE ? words.question : words[`before_${step}`]} ${words[`after_${step}`]}`, numbers))),
    ...(EXAMPLES[step] ? [example(view, EXAMPLES[step])] : []),
  ]);
  const list = CONVOLUTIONS.map((name) =>
    make("li", {}, `${words[`work_${name}`]}: `, ...formula(costs[name]), `; ${fill(words.weights, { count: costs[name].weights })}`)
  );
  view.find(".story").replaceChildren(
    make("p", {}, fill(words.story_photo, data)),
    make("p", {}, fill(words[`story_edge_${data.chosen.stride}`], { size: data.size, out_size: data.out_size })),
    ...steps,
    mapTable(view),
    make("p", {}, words.story_split),
    make("ul", {}, ...list),
  );
}

/**
 * The sum of the pixel in the middle.
 * @param {Filtering} view
 * @param {Made} group
 */
function example({ data, machines }, group) {
  const sum = sumAt(data, machines.maps, { group, i: 0, index: (data.out_size ** 2 + data.out_size) / 2 });
  const said = { map: machines.name(group, 0), row: sum.row, column: sum.column, sum: inOneLine(sum) };
  return make("p", {}, fill(data.words.story_example, said));
}

/** @param {Price} price */
function formula(price) {
  const symbols = price.factors.flatMap(([symbol], i) => [...(i ? ["·"] : []), sign(symbol)]);
  return [...symbols, " = ", ...colouredProduct(price.factors), ` = ${whole.format(price.mult_adds)}`];
}

/**
 * What every map is made from, and between which values it lies.
 * @param {Filtering} view
 */
function mapTable({ machines, data: { words, maps, kernels, mix } }) {
  const letters = CHANNELS.map((channel) => words[`letter_${channel}`]);
  const rows = (/** @type {Group} */ group, /** @type {(i: number) => string} */ from) =>
    maps[group].map(({ low, high }, i) =>
      make(
        "tr",
        {},
        make("th", { scope: "row" }, machines.name(group, i)),
        make("td", {}, from(i)),
        make("td", {}, `${signed(low, 2)} … ${signed(high, 2)}`),
      )
    );
  const head = make("tr", {}, ...["map", "from", "values"].map((column) => make("th", { scope: "col" }, words[`column_${column}`])));
  const body = make(
    "tbody",
    {},
    ...rows("channels", () => words.from_photo),
    ...rows("depthwise", (m) => inRows(kernels[m].cells, kernels[m].divisor)),
    ...rows("separable", (n) => mixture(mix.map((weights) => weights[n]), letters)),
  );
  return make("table", {}, make("thead", {}, head), body);
}
