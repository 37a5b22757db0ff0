// What happens at one pixel, written out. Products are made of unrounded numbers; printed terms add up to printed values.

import { make } from "../elements.js";
import { addingUp, signed, sum } from "../numbers.js";
import { fill } from "../words.js";
import { FIRST, inHundredths } from "./stages.js";

/** @import { Scene } from "./types.js" */

/**
 * A line for each stage behind what is mixed or filtered, as far as the step has come.
 * @param {Scene} scene
 * @returns {HTMLElement[]}
 */
export function sums(scene) {
  const { half, step } = scene;
  const lines = half === 0 ? [filterSum, normLine, clipLine] : [mixSum, normLine, clipLine];
  const first = FIRST[half] + (half === 0 ? 1 : 0); // the stage that the first line makes
  return lines.flatMap((line, i) => {
    if (step < first + i + 1) return [];
    const made = line(scene);
    made.classList.toggle("now", step === first + i + 1);
    return [made];
  });
}

/**
 * In hundredths, at the pixel.
 * @param {Scene} scene
 * @param {"" | "_bn" | "_relu"} stage of the half that is looked at
 */
function valueAt({ maps, channel, half, pixel }, stage) {
  return maps.stages[/** @type {const} */ (`${half ? "pointwise" : "depthwise"}${stage}`)].at(channel[half], pixel.row, pixel.col);
}

/**
 * The nine pixels under the kernel, or null where the zeros of the padding are.
 * @param {Scene} scene
 */
function patchOf({ data, maps, channel, pixel }) {
  const [{ stride, zeros_before }] = data.block.halves;
  const { before } = maps.stages;
  return Array.from({ length: 9 }, (_, i) => {
    const [row, col] = [pixel.row * stride - zeros_before + Math.floor(i / 3), pixel.col * stride - zeros_before + (i % 3)];
    return before.has(row, col) ? { exact: before.exact(channel[0], row, col), printed: before.at(channel[0], row, col) } : null;
  });
}

/** @typedef {[text: string, kind?: string][]} Cells */

/**
 * The pixels under the kernel times the kernel, and their sum.
 * @param {Scene} scene
 */
export function filterSum(scene) {
  const { words } = scene;
  const patch = patchOf(scene);
  const kernel = scene.maps.kernels[scene.channel[0]];
  const value = valueAt(scene, "");
  const terms = addingUp(patch.map((pixel, i) => 100 * (pixel?.exact ?? 0) * kernel[i]), value);
  const part = (/** @type {string} */ name, /** @type {Cells} */ cells) => {
    const label = `${words[`grid_${name}`]}: ${cells.map(([text]) => text).join(", ")}`;
    const squares = cells.map(([text, kind]) => make("span", kind ? { class: kind } : {}, text));
    const grid = make("div", { class: `grid ${name}`, role: "img", "aria-label": label }, ...squares);
    return make("div", { class: "part" }, grid, make("small", {}, words[`grid_${name}`]));
  };
  const mark = (/** @type {string} */ text) => make("span", { class: "sign", "aria-hidden": "true" }, text);
  return make(
    "div",
    { class: "sum filter" },
    part("patch", patch.map((pixel) => (pixel ? [inHundredths(pixel.printed)] : ["0", "outside"]))),
    mark("×"),
    part("kernel", kernel.map((cell) => [signed(cell, 2)])),
    mark("="),
    part("terms", terms.map((term, i) => [inHundredths(term), patch[i] ? "" : "outside"])),
    mark("→"),
    make("div", { class: "part" }, make("b", { class: "total" }, inHundredths(value)), make("small", {}, words.grid_total)),
    make("p", { class: "edge" }, patch.includes(null) ? words.grid_edge : ""),
  );
}

/** @param {Scene} scene */
function mixSum(scene) {
  const { words, data: { block }, maps, channel, pixel } = scene;
  const value = valueAt(scene, "");
  const shown = maps.mix.map((row, m) => ({
    number: maps.halves[0][m].number,
    weight: row[channel[1]],
    exact: maps.stages.depthwise_relu.exact(m, pixel.row, pixel.col),
  }));
  const products = shown.map(({ weight, exact }) => weight * exact);
  const rest = block.halves[1].in_channels - shown.length;
  if (rest) products.push(value / 100 - sum(products)); // all others in one term
  const terms = addingUp(products.map((product) => 100 * product), value);
  const item = (/** @type {string} */ name, /** @type {string} */ made, /** @type {number} */ term) =>
    make("li", {}, make("span", { class: "number" }, name), make("span", {}, made), make("b", {}, inHundredths(term)));
  return make(
    "div",
    { class: "sum mix" },
    make(
      "ul",
      {},
      ...shown.map(({ number, weight, exact }, m) => item(`#${number}`, `${signed(exact, 3)} × ${signed(weight, 3)} ≈`, terms[m])),
      ...(rest ? [item("", fill(words.others, { count: rest }), terms[shown.length])] : []),
    ),
    make("p", {}, `${words.grid_total}: `, make("b", { class: "total" }, inHundredths(value))),
  );
}

/**
 * y ≈ scale · x + shift, with the numbers of this channel; x is printed rounded, so a calculator may differ in the last digit.
 * @param {Scene} scene
 */
function normLine(scene) {
  const { words, maps, half, channel } = scene;
  const { scale, shift } = maps.halves[half][channel[half]];
  const [x, y] = [valueAt(scene, ""), valueAt(scene, "_bn")].map(inHundredths);
  return line(words.norm, `${signed(scale, 3)} × ${x} ${shift < 0 ? "−" : "+"} ${Math.abs(shift).toFixed(3)} ≈ ${y}`);
}

/** @param {Scene} scene */
function clipLine(scene) {
  const { words, data: { block }, maps, half, channel } = scene;
  const [x, y] = [valueAt(scene, "_bn"), valueAt(scene, "_relu")];
  const kind = x < 0 ? "below" : x > 100 * block.top ? "above" : "kept";
  const { zeros, tops } = maps.halves[half][channel[half]];
  const count = { zeros, tops, top: block.top, pixels: block.halves[half].out_size ** 2 };
  return line(
    words.clip,
    `${fill(words[`clip_${kind}`], { x: inHundredths(x), y: inHundredths(y), top: block.top })} ${fill(words.clip_count, count)}`,
    "clip",
  );
}

/**
 * @param {string} name
 * @param {string} sentence
 * @param {string} [kind]
 */
function line(name, sentence, kind = "") {
  return make("p", { class: `line ${kind}` }, make("b", {}, name), " ", sentence);
}
