// The question, the sentence that follows the slider, the totals, and all of it once more in words.

import { make, sign, write } from "../../shared/elements.js";
import { percent, whole } from "../../shared/numbers.js";
import { saveStill } from "../../shared/still.js";
import { fill } from "../../shared/words.js";

const GUESSES = [1, 2, 12]; // the answers are the numbers of kernels in so many groups

export function dressWords(view) {
  const { words, channels, facts } = view;
  view.root.host?.style.setProperty("--channels", channels);
  view.find(".answers").replaceChildren(...GUESSES.map((groups) => {
    const guess = facts.costs[groups].products[0].kernels;
    const button = make("button", { type: "button", "aria-pressed": String(view.guess === guess) }, String(guess));
    button.onclick = () => {
      view.guess = guess;
      for (const other of view.find(".answers").children) other.setAttribute("aria-pressed", String(other === button));
      view.render();
    };
    return button;
  }));
  view.find(".stills").setAttribute("aria-label", words.still);
  view.find(".stills").replaceChildren(...["png", "svg"].map((kind) => {
    const button = make("button", { type: "button", title: words.still }, kind.toUpperCase());
    button.onclick = () => saveStill(view.root, `groups-${view.number}${view.mixed ? "-pointwise" : ""}`, kind);
    return button;
  }));
  write(view.find(".end.standard"), words.standard);
  write(view.find(".end.depthwise"), words.depthwise);
  write(view.find(".dial label span"), words.groups);
  view.find(".stops").setAttribute("aria-label", words.groups);
  write(view.find("#mix"), words.mix);
  write(view.find(".legend"), fill(words.legend, { channels, weights: facts.kernel ** 2 }));
  write(view.find("summary"), words.in_words);
  view.find(".totals").replaceChildren(
    ...["kernels", "weights", "mult_adds"].map((name) =>
      make(
        "div",
        { "data-total": name },
        make(
          "dt",
          {},
          words[`total_${name}`],
          ...(name === "kernels" ? [make("span", { class: "note dim" }, ` ${words.total_kernels_note}`)] : []),
        ),
        make("dd", {}, make("strong"), make("span", { class: "of dim" })),
        make("dd", { class: "bar", "aria-hidden": "true" }, make("i", { class: "first" }), make("i", { class: "pointwise" })),
        make("dd", { class: "product" }),
      )
    ),
  );
  dressStory(view);
}

export function renderWords(view) {
  const { words, number, channels, size, slider } = view;
  const all = channels ** 2;
  const left = view.facts.costs[channels].products[0].kernels;
  write(
    view.find(".question"),
    fill(!view.guess ? words.question : view.found ? words.question_answer : words.question_act, {
      channels,
      all,
      left,
      guess: view.guess,
    }),
  );
  if (Number(slider.value) !== view.at) slider.value = view.at;
  slider.setAttribute("aria-valuetext", fill(words.spoken, { groups: number }));
  write(view.find(".dial output"), String(number));
  [...view.find(".stops").children].forEach((stop, i) => stop.setAttribute("aria-pressed", String(i === view.at)));
  writeSigns(view.find(".says p"), sentence(view, { groups: number, channels, size, rest: channels - size }));
  view.find("#mix").hidden = !view.deepest;
  view.find("#mix").setAttribute("aria-pressed", String(view.mixed));
}

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

export function renderReads({ pointed, mixed, words, size, channels, facts, find }) {
  const name = ([colour, version]) => `${words[`letter_${colour}`]} ${words[`kernel_${version}`]}`;
  const first = pointed === null ? 0 : Math.floor(pointed / size) * size;
  const values = {
    number: pointed + 1,
    channels,
    size,
    inputs: facts.channels.slice(first, first + size).map(name).join(", "),
    weights: size * facts.kernel ** 2,
  };
  const key = pointed === null
    ? "reads_hint"
    : mixed
    ? "reads_mixed"
    : size === channels
    ? "reads_all"
    : size === 1
    ? "reads_one"
    : "reads_some";
  write(find(".reads"), fill(words[key], values));
}

// Three numbers, each with its product and a bar against the standard convolution; the 1×1 has its own part of the bar.
const PARTS = { kernels: ["M", "M/G", "N"], weights: ["D_K", "M", "M/G", "N"], mult_adds: ["D_K", "M", "M/G", "N", "D_G"] };

export function renderTotals(view) {
  const { words, cost, facts, mixed, deepest } = view;
  for (const [name, symbols] of Object.entries(PARTS)) {
    const cell = view.find(`[data-total="${name}"]`);
    const apart = mixed && name === "kernels"; // 3×3 and 1×1 kernels are not counted together
    const total = ({ products: [only], ...price }) => whole.format(price[name] ?? only[name]);
    const [first, second] = cost.products;
    write(cell.querySelector("strong"), apart ? cost.products.map(({ kernels }) => kernels).join(" + ") : total(cost));
    if (name === "kernels") {
      write(cell.querySelector("dt").firstChild, apart ? words.total_kernels_mixed : words.total_kernels);
      cell.querySelector(".note").hidden = apart;
    }
    write(cell.querySelector(".of"), apart ? "" : fill(words.of, { all: total(facts.costs[1]), share: percent(cost.share) }));
    cell.querySelector(".first").style.width = `${100 * first.share}%`;
    cell.querySelector(".first").classList.toggle("depthwise", deepest);
    cell.querySelector(".pointwise").style.width = apart || !second ? 0 : `${100 * second.share}%`;
    cell.querySelector(".product").replaceChildren(
      ...cost.products.flatMap((product, i) => [...(i ? [" + "] : []), ...productOf(view, product, symbols)]),
    );
  }
}

// "3·3·12/4·12": the factors among `symbols` with their numbers, M/G as the division it is.
function productOf({ channels }, product, symbols) {
  return product.factors.filter(([symbol]) => symbols.includes(symbol)).flatMap((
    [symbol, value],
    i,
  ) => [
    ...(i ? ["·"] : []),
    make("span", { class: `symbol-${symbol.split("/")[0]}` }, symbol === "M/G" ? `${channels}/${channels / value}` : String(value)),
  ]);
}

// Symbols with an index, D_K, as they are written.
function writeSigns(element, said) {
  if (element.said === said) return;
  element.said = said;
  element.replaceChildren(...withSigns(said));
}

function withSigns(said) {
  return said.split(/(D_[KG])/).map((part) => (/^D_[KG]$/.test(part) ? sign(part) : part));
}

// The text version of the picture.
function dressStory(view) {
  const { words, facts, channels } = view;
  const row = (name, reads, cost) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, name),
      make("td", {}, reads),
      ...["weights", "mult_adds"].map((key) => make("td", { class: "number" }, whole.format(cost[key]))),
      make("td", { class: "number" }, percent(cost.share)),
    );
  const rows = facts.groups.map((number) =>
    row(
      `${number}${number === 1 ? ` (${words.standard})` : number === channels ? ` (${words.depthwise})` : ""}`,
      channels / number,
      facts.costs[number],
    )
  );
  const head = make(
    "tr",
    {},
    ...["groups", "reads", "weights", "mult_adds", "share"].map((column) => make("th", { scope: "col" }, words[`column_${column}`])),
  );
  view.find(".story").replaceChildren(
    make("p", {}, fill(words.story_inputs, { size: facts.size })),
    make("p", {}, words.story_weights),
    make("p", {}, words.story_split),
    make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows, row(words.separable, channels, facts.separable))),
    make("p", {}, ...withSigns("D_K·D_K·"), sign("M"), "/G·", sign("N"), ...withSigns(`·D_G·D_G ${words.story_formula}`)),
  );
}
