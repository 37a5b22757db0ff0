// One channel of one layer, step by step: as trained, the factor of batch norm, the kernel and the bias that take it in, and
// both ways side by side. All numbers come printed.

import { make, pressable, write } from "../../shared/elements.js";
import { fill } from "../../shared/words.js";

/**
 * @import { Folding } from "./component.js"
 * @import { Channel, Step, Weight } from "./types.js"
 */

const SIGNS = { gamma: "γ", beta: "β", mean: "μ", variance: "σ²", epsilon: "ε" };

/** @param {Folding} folding */
export function renderStep(folding) {
  const { find, words, chosen, data, held } = folding;
  const steps = data.steps.map((step) => /** @type {[Step, string]} */ ([step, words[`step_${step}`]]));
  pressable(find(".steps"), steps, chosen.fold, (fold) => folding.choose({ fold }));
  const channel = held?.channel;
  const old = folding.outdated || !data.channel || folding.isBehind("layer", "feature");
  for (const part of [".step", ".norm", ".place"]) find(part).classList.toggle("outdated", old);
  write(find("#folding-channel"), words.channel_title);
  if (!channel) return;
  const { number, layer, norm, place, cut } = channel;
  write(find(".place"), `${fill(words[cut ? "place_cut" : "place"], { number, layer, ...place })} ${words.rounded}`);
  find(".norm").replaceChildren(
    ...Object.entries(SIGNS).map(([name, sign]) =>
      make("div", {}, make("dt", {}, sign, make("small", {}, words[name])), make("dd", {}, norm[/** @type {keyof typeof SIGNS} */ (name)]))
    ),
  );
  const about = chosen.fold === "both" && channel.apart === "0" ? words.about_equal : words[`about_${chosen.fold}`];
  write(find(".about"), fill(about, channel));
  find(".sum").replaceChildren(...sum(words, channel, chosen.fold));
  find(".lines").replaceChildren(...lines(words, channel)[chosen.fold].map((line) => make("span", {}, line)));
}

/**
 * A number inside a formula.
 * @param {string} number
 */
function inside(number) {
  return number.startsWith("−") ? `(${number})` : number;
}

/**
 * What is computed beside the grids.
 * @param {Folding["words"]} words
 * @param {Channel} channel
 * @returns {Record<Step, string[]>}
 */
function lines(words, { norm, root, factor: times, bias, sums, normed, relu: [trained, folded] }) {
  const { gamma, beta, mean, variance, epsilon } = norm;
  return {
    trained: [
      `${words.sum}: x = ${sums.trained}`,
      `γ · (x − μ) ÷ √(σ² + ε) + β ≈ ${gamma} · (${sums.trained} − ${inside(mean)}) ÷ ${root} + ${inside(beta)} ≈ ${normed}`,
      `ReLU6(${normed}) = ${trained}`,
    ],
    factor: [`γ ÷ √(σ² + ε) ≈ ${gamma} ÷ √(${variance} + ${epsilon}) ≈ ${gamma} ÷ ${root} ≈ ${times}`],
    kernel: [],
    bias: [`β − μ · γ ÷ √(σ² + ε) ≈ ${beta} − ${inside(mean)} · ${inside(times)} ≈ ${bias}`],
    both: [
      `${words.sum} + ${words.bias}: ${sums.products} + ${inside(sums.bias)} = ${sums.folded}`,
      `ReLU6(${sums.folded}) = ${folded}`,
      `${words.step_trained}: ReLU6(${normed}) = ${trained}`,
    ],
  };
}

/**
 * The grids of a step; of what reads several channels, lists of its largest weights, and the others together.
 * @param {Folding["words"]} words
 * @param {Channel} channel
 * @param {Step} step
 */
function sum(words, channel, step) {
  const { weights, products, others, factor } = channel;
  const column = (/** @type {string} */ name, /** @type {string[]} */ cells, rest = "…") =>
    grid(words[`grid_${name}`], others.count ? [...cells, rest] : cells, others.count > 0);
  const names = weights.map((each) => nameOf(words, channel, each));
  const first = others.count ? [grid("", [...names, fill(words.others, others)], true)] : [];
  const [trained, folded] = [0, 1].map((i) => column(i ? "folded" : "trained", weights.map(({ kernels }) => kernels[i])));
  const added = (/** @type {0 | 1} */ i) => [
    ...first,
    column("pixels", weights.map(({ pixel }) => pixel)),
    sign("×"),
    i ? folded : trained,
    sign("≈"),
    column("products", products[i], others.products[i] ?? ""),
  ];
  /** @type {Record<Step, () => Node[]>} */
  const made = {
    trained: () => added(0),
    factor: () => [],
    kernel: () => [...first, trained, sign(`× ${inside(factor)} ≈`), folded],
    bias: () => [],
    both: () => added(1),
  };
  return made[step]();
}

/**
 * Where a weight stands, in a list.
 * @param {Folding["words"]} words
 * @param {Channel} channel
 * @param {Weight} weight
 */
function nameOf(words, { kind }, { input, row, column }) {
  return fill(words[`weight_${kind}`], { input: kind === "conv" ? words[`input_${input}`] : input, row, column });
}

/**
 * @param {string} caption
 * @param {string[]} cells
 * @param {boolean} listed
 */
function grid(caption, cells, listed) {
  const numbers = cells.map((cell) => make("span", {}, cell));
  const label = `${caption}: ${cells.filter(Boolean).join(", ")}`;
  const box = make("div", { class: listed ? "grid listed" : "grid", role: "img", "aria-label": label }, ...numbers);
  return make("div", { class: "part" }, make("small", {}, caption), box);
}

/** @param {string} text */
function sign(text) {
  return make("span", { class: "sign" }, text);
}
