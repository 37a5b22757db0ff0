// What happens at one pixel, written out. Products are made of unrounded numbers; printed terms add up to printed values.

import { make } from "../../shared/elements.js";
import { addingUp, signed } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";
import { FIRST, inHundredths } from "./stages.js";

export function sums(view) {
  const { half, step } = view;
  const lines = half === 0 ? [filterSum, normLine, clipLine] : [mixSum, normLine, clipLine];
  const first = FIRST[half] + (half === 0 ? 1 : 0); // the stage that the first line makes
  return lines.flatMap((line, i) => {
    if (step < first + i + 1) return [];
    const made = line(view);
    made.classList.toggle("now", step === first + i + 1);
    return [made];
  });
}

function valueAt({ maps, channel, half, pixel }, name) {
  return maps.stages[name].at(channel[half], pixel.row, pixel.col);
}

function halfName(half) {
  return half ? "pointwise" : "depthwise";
}

// The nine pixels under the kernel, or null where the zeros of the padding are.
function patchOf({ data, maps, channel, pixel }) {
  const [{ stride, zeros_before }] = data.block.halves;
  const { before } = maps.stages;
  return Array.from({ length: 9 }, (_, i) => {
    const [row, col] = [pixel.row * stride - zeros_before + Math.floor(i / 3), pixel.col * stride - zeros_before + (i % 3)];
    return before.has(row, col) ? { exact: before.exact(channel[0], row, col), printed: before.at(channel[0], row, col) } : null;
  });
}

function filterSum(view) {
  const { words } = view.data;
  const patch = patchOf(view);
  const kernel = view.maps.kernels[view.channel[0]];
  const value = valueAt(view, "depthwise");
  const terms = addingUp(patch.map((pixel, i) => 100 * (pixel?.exact ?? 0) * kernel[i]), value);
  const grid = (name, cells) => {
    const label = `${words[`grid_${name}`]}: ${cells.map(([text]) => text).join(", ")}`;
    return make(
      "div",
      { class: `grid ${name}`, role: "img", "aria-label": label },
      ...cells.map(([text, kind]) => make("span", kind ? { class: kind } : {}, text)),
    );
  };
  const part = (name, cells) => make("div", { class: "part" }, grid(name, cells), make("small", {}, words[`grid_${name}`]));
  const mark = (text) => make("span", { class: "sign", "aria-hidden": "true" }, text);
  return make(
    "div",
    { class: "sum filter" },
    part("patch", patch.map((pixel) => (pixel ? [inHundredths(pixel.printed)] : ["0", "outside"]))),
    mark("×"),
    part("kernel", kernel.map((cell) => [signed(cell, 2)])),
    mark("="),
    part("terms", terms.map((term, i) => [inHundredths(term), patch[i] ? "" : "outside"])),
    mark("→"),
    make("div", { class: "part" }, make("b", { class: "total" }, inHundredths(value)), make("small", {}, words.total)),
    make("p", { class: "edge" }, patch.includes(null) ? words.edge : ""),
  );
}

function mixSum(view) {
  const { data: { words, block }, maps, channel, pixel } = view;
  const value = valueAt(view, "pointwise");
  const shown = maps.mix.map((row, m) => ({
    number: maps.halves[0][m].number,
    weight: row[channel[1]],
    exact: maps.stages.depthwise_relu.exact(m, pixel.row, pixel.col),
  }));
  const products = shown.map(({ weight, exact }) => weight * exact);
  const rest = block.halves[1].in_channels - shown.length;
  if (rest) products.push(value / 100 - products.reduce((sum, product) => sum + product, 0)); // all others in one term
  const terms = addingUp(products.map((product) => 100 * product), value);
  const item = (name, made, term) =>
    make("li", {}, make("span", { class: "number" }, name), make("span", {}, made), make("b", {}, inHundredths(term)));
  return make(
    "div",
    { class: "sum mix" },
    make(
      "ul",
      {},
      ...shown.map(({ number, weight, exact }, m) => item(`#${number}`, `${signed(exact, 3)} × ${signed(weight, 3)} ≈`, terms[m])),
      ...(rest ? [item("", fill(words.others, { count: rest }), terms.at(-1))] : []),
    ),
    make("p", {}, `${words.total}: `, make("b", { class: "total" }, inHundredths(value))),
  );
}

// y ≈ scale · x + shift, with the numbers of this channel; x is printed rounded, so a calculator may differ in the last digit.
function normLine(view) {
  const { data: { words }, maps, half, channel } = view;
  const { scale, shift } = maps.halves[half][channel[half]];
  const x = valueAt(view, halfName(half));
  const y = valueAt(view, `${halfName(half)}_bn`);
  return line(
    words.norm,
    `${signed(scale, 3)} × ${inHundredths(x)} ${shift < 0 ? "−" : "+"} ${Math.abs(shift).toFixed(3)} ≈ ${inHundredths(y)}`,
  );
}

function clipLine(view) {
  const { data: { words, block }, maps, half, channel } = view;
  const x = valueAt(view, `${halfName(half)}_bn`);
  const y = valueAt(view, `${halfName(half)}_relu`);
  const kind = x < 0 ? "below" : x > 100 * block.top ? "above" : "kept";
  const { zeros, tops } = maps.halves[half][channel[half]];
  const count = { zeros, tops, top: block.top, pixels: block.halves[half].out_size ** 2 };
  return line(
    words.clip,
    `${fill(words[`clip_${kind}`], { x: inHundredths(x), y: inHundredths(y), top: block.top })} ${fill(words.clip_count, count)}`,
  );
}

function line(name, sentence) {
  return make("p", { class: "line" }, make("b", {}, name), " ", sentence);
}
