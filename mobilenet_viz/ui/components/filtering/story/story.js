// All of it once more in words: each step with its numbers and the sum of one pixel, the maps, the products.

import { colouredProduct, make, sign } from "../../shared/elements.js";
import { inRows, mixture } from "../../shared/maps.js";
import { signed, whole } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";
import { RACE } from "./clock.js";
import { CHANNELS } from "./machines.js";
import { inOneLine, sumAt } from "./sum.js";
import { facts, signs } from "./words.js";

const EXAMPLES = { 1: ["depthwise", 0], 3: ["separable", 0], 5: ["standard", 0] };

export function dressStory(view) {
  const { data, machines, data: { words, costs } } = view;
  const numbers = facts(view);
  const middle = (data.out_size ** 2 + data.out_size) / 2;
  const example = ([group, i]) => {
    const sum = sumAt(data, machines.maps, { group, i, index: middle });
    return make(
      "p",
      {},
      fill(words.story_example, { map: machines.name(group, i), row: sum.row, column: sum.column, sum: inOneLine(sum) }),
    );
  };
  const steps = Array.from({ length: data.steps }, (_, i) => i + 1).flatMap((step) => [
    make("h3", {}, `${step}. ${words[`name_${step}`]}`),
    make("p", {}, ...signs(fill(`${step === RACE ? words.question : words[`before_${step}`]} ${words[`after_${step}`]}`, numbers))),
    ...(EXAMPLES[step] ? [example(EXAMPLES[step])] : []),
  ]);
  const list = ["one", "depthwise", "mixture", "pointwise", "conv"].map((name) =>
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

function formula(price) {
  const symbols = price.factors.flatMap(([symbol], i) => [...(i ? ["·"] : []), sign(symbol)]);
  return [...symbols, " = ", ...colouredProduct(price.factors), ` = ${whole.format(price.mult_adds)}`];
}

function mapTable({ machines, data: { words, maps, kernels, mix } }) {
  const letters = CHANNELS.map((channel) => words[`letter_${channel}`]);
  const from = {
    channels: () => words.from_photo,
    depthwise: (m) => inRows(kernels[m].cells, kernels[m].divisor),
    separable: (n) => mixture(mix.map((weights) => weights[n]), letters),
  };
  const rows = Object.entries(from).flatMap(([group, made]) =>
    maps[group].map(({ low, high }, i) =>
      make(
        "tr",
        {},
        make("th", { scope: "row" }, machines.name(group, i)),
        make("td", {}, made(i)),
        make("td", {}, `${signed(low, 2)} … ${signed(high, 2)}`),
      )
    )
  );
  const head = make("tr", {}, ...["map", "from", "values"].map((column) => make("th", { scope: "col" }, words[`column_${column}`])));
  return make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows));
}
