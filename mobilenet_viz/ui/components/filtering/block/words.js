// The question, the steps and their captions, the legend, and all of it once more in words.

import { make, write } from "../../shared/elements.js";
import { percent, short, signed, sum, whole } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";
import { FIRST, STAGES } from "./stages.js";

const GUESSES = [5, 25, 50]; // percent

// Predict, act, explain: an estimate, then through ReLU6 once more, then what it did to all channels.
export function renderQuestion(view) {
  const { data: { words, block }, maps, guess } = view;
  const [first, second] = block.halves;
  const values = { channels: first.out_channels, outputs: second.out_channels, number: block.number, few: view.overview.filters.length };
  const share = (half) => percent(maps.cut[half][0]);
  const shown = (half) =>
    percent(sum(maps.halves[half].map(({ zeros }) => zeros)) / (maps.halves[half].length * block.halves[half].out_size ** 2));
  const sentence = guess === undefined
    ? fill(words.question, values)
    : !view.seen || !maps
    ? fill(words.question_act, values)
    : fill(words.question_answer, { ...values, first: share(0), second: share(1), shown: shown(0), guess: inPercent(guess) });
  write(view.find(".question"), sentence);
  pressed(view.find(".answers"), GUESSES, guess, inPercent, (each) => view.predict(each));
}

function inPercent(guess) {
  return `${guess}\u00a0%`;
}

function alphaName(alpha) {
  return alpha === 1 ? "1.0" : String(alpha);
}

// A group of buttons of which one is pressed; kept from run to run, so that the focus stays.
function pressed(group, values, chosen, named, choose) {
  while (group.children.length < values.length) group.append(make("button", { type: "button" }));
  values.forEach((value, i) => {
    const button = group.children[i];
    write(button, named(value));
    button.setAttribute("aria-pressed", String(value === chosen));
    button.onclick = () => choose(value);
  });
}

export function renderDials(view) {
  const { data: { words, blocks, network } } = view;
  write(view.find("#blocks"), words.block);
  pressed(view.find(".blocks"), blocks, view.block, String, (block) => view.choose(block));
  const name = fill(words.network, { alpha: alphaName(network.alpha), size: network.size });
  const [alpha, size] = network.asked ?? [];
  write(view.find(".network"), network.asked ? `${name} ${fill(words.instead, { alpha: alphaName(alpha), size })}` : name);
  view.find(".stills").setAttribute("aria-label", words.still);
}

// The paper's Figure 3 as buttons: each is a step, and where one stands.
export function renderSteps(view) {
  const { data: { words }, step } = view;
  const list = view.find(".steps");
  while (list.children.length < STAGES.length) list.append(make("li", {}, make("button", { type: "button" })));
  STAGES.forEach((name, i) => {
    const button = list.children[i].firstChild;
    list.children[i].className = i ? (i < FIRST[1] ? "depthwise" : "pointwise") : "";
    write(button, words[`step_${name}`]);
    button.setAttribute("aria-pressed", String(step === i + 1));
    button.onclick = () => view.go(i + 1);
  });
  for (const [name, sign, to] of [["back", "‹", step - 1], ["on", "›", step + 1]]) {
    const button = view.find(`.way > .${name}`);
    write(button, sign);
    button.setAttribute("aria-label", words[name]);
    button.setAttribute("aria-disabled", String(to < 1 || to > STAGES.length)); // and keeps the focus
    button.onclick = () => view.go(to);
  }
}

// What the step does, in one sentence.
export function caption({ data: { words, block }, step }) {
  const [first, second] = block.halves;
  return fill(words[`caption_${step}`], {
    size: step === 1 ? first.in_size : first.out_size,
    channels: first.in_channels,
    outputs: second.out_channels,
    stride: first.stride,
    top: block.top,
  });
}

export function renderHeads(view) {
  const { data: { words, block } } = view;
  for (const half of block.halves) {
    const costs = fill(words.title_costs, { size: half.out_size, channels: half.out_channels, mult_adds: short(half.mult_adds) });
    view.find(`h2.${half.kind}`).replaceChildren(words[`title_${half.kind}`], make("small", {}, costs));
  }
}

export function renderStory(view) {
  const { data: { words, block, photo, network }, maps } = view;
  write(
    view.find(".legend"),
    fill(words.legend, {
      ...network,
      photo,
      number: block.number,
      alpha: alphaName(network.alpha),
      shown: view.overview.filters.length,
    }),
  );
  write(view.find("summary"), words.in_words);
  const cell = (tag, text, attributes = {}) => make(tag, attributes, text);
  const columns = ["channel", "mean", "zeros", "tops", "scale", "shift"];
  const row = ({ number, mean, zeros, tops, scale, shift }) =>
    make(
      "tr",
      {},
      cell("th", `#${number}`, { scope: "row" }),
      ...[mean.toFixed(2), String(zeros), String(tops), signed(scale, 3), signed(shift, 3)].map((text) => cell("td", text)),
    );
  const tables = maps
    ? block.halves.map((half, i) =>
      make(
        "table",
        {},
        make("caption", {}, `${words[`title_${half.kind}`]}: ${half.name}, ${fill(words.weights, { count: whole.format(half.weights) })}`),
        make("thead", {}, make("tr", {}, ...columns.map((name) => cell("th", fill(words[`column_${name}`], block), { scope: "col" })))),
        make("tbody", {}, ...maps.halves[i].map(row)),
      )
    )
    : [];
  const [first, second] = block.halves;
  const steps = STAGES.map((_, i) => make("li", {}, caption({ ...view, step: i + 1 })));
  view.find(".story").replaceChildren(
    make("ol", {}, ...steps),
    make("p", {}, fill(words.story_order, { number: block.number, depthwise: first.name, pointwise: second.name })),
    make("div", { class: "tables" }, ...tables),
  );
}
