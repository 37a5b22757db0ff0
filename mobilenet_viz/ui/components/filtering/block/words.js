// The question, the steps and their captions, the legend, and all of it once more in words.

import { make, pressable, write } from "../../shared/elements.js";
import { isShown } from "../../shared/guess.js";
import { percent, short, shortAlpha, signed, sum, whole } from "../../shared/numbers.js";
import { renderStills } from "../../shared/still.js";
import { fill } from "../../shared/words.js";
import { FIRST, STAGES } from "../../shared/block/stages.js";

/** @import { Block } from "./component.js" */
/** @import { Channel, Half } from "../../shared/block/types.js" */
/** @import { Scene } from "./types.js" */

/**
 * Predict, act, explain: an estimate, then through ReLU6 once more, then what it did to all channels.
 * @param {Block} view
 */
export function renderQuestion(view) {
  const { words, data: { block }, scene: { maps } } = view;
  const asked = view.answered(view.data.question);
  view.seen &&= asked.guess !== null; // what was seen before a guess is looked at once more
  const found = (view.seen || isShown(asked)) && maps.shown === view.data.of;
  const [first, second] = block.halves;
  const zeros = sum(maps.halves[0].map((channel) => channel.zeros)) / (maps.halves[0].length * first.out_size ** 2);
  const sentence = asked.guess === null ? words.question : found ? words.question_answer : words.question_act;
  const values = {
    channels: first.out_channels,
    outputs: second.out_channels,
    number: block.number,
    few: maps.halves[0].length,
    first: percent(maps.cut[0][0]),
    second: percent(maps.cut[1][0]),
    shown: percent(zeros),
  };
  write(view.find(".question"), fill(sentence, values));
  view.find(".ask").classList.toggle("old", view.wanted !== block.number); // another question is on its way
  view.answers.render(asked, words, (guess) => `${guess}\u00a0%`, found);
}

/**
 * What there is to wait for, over what is there: nothing moves for it.
 * @param {Block} view
 */
export function renderState({ find, words, data, scene, wanted, old }) {
  const waits = old ? fill(words.old, { shown: scene.data.block.number, number: wanted }) : scene.maps.shown ? "" : words.waiting;
  write(find(".state"), data.refusal ?? waits);
  find(".picture").setAttribute("aria-busy", String(waits !== "" && !data.refusal));
}

/** @param {Block} view */
export function renderDials(view) {
  const { find, words, data: { blocks, network }, scene } = view;
  const { halves } = scene.data.block;
  pressable(find(".within"), [["block", words.within_block], ["layers", words.within_layers]], "block", (within) => {
    if (within === "layers") view.choose({ within, layer: halves[scene.half].name });
  });
  write(find("#blocks"), words.block);
  pressable(find(".blocks"), blocks.map((block) => [block, String(block)]), view.wanted, (block) => view.goTo(block));
  const name = fill(words.network, { alpha: shortAlpha(network.alpha), size: network.size });
  const [alpha, size] = network.asked ?? [];
  write(find(".network"), alpha && size ? `${name} ${fill(words.instead, { alpha: shortAlpha(alpha), size })}` : name);
  const { number } = scene.data.block;
  find(".stills").setAttribute("aria-label", words.still);
  renderStills(find(".stills"), find(".shown"), `block-${number}`, (kind) => fill(words.still_of, { kind, number }));
}

/**
 * The paper's Figure 3 as buttons: each is a step, and where one stands.
 * @param {Block} view
 */
export function renderSteps(view) {
  const { find, words, scene: { step } } = view;
  const list = find(".steps");
  while (list.children.length < STAGES.length) list.append(make("li", {}, make("button", { type: "button" })));
  list.querySelectorAll("button").forEach((button, i) => {
    /** @type {HTMLElement} */ (button.parentElement).className = i ? (i < FIRST[1] ? "depthwise" : "pointwise") : "";
    write(button, words[`step_${STAGES[i]}`]);
    button.setAttribute("aria-pressed", String(step === i + 1));
    button.onclick = () => view.go(i + 1);
  });
  for (const [name, sign, to] of /** @type {const} */ ([["back", "‹", step - 1], ["on", "›", step + 1]])) {
    const button = find(`.way > .${name}`);
    write(button, sign);
    button.setAttribute("aria-label", words[name]);
    button.setAttribute("aria-disabled", String(to < 1 || to > STAGES.length)); // and keeps the focus
    button.onclick = () => view.go(to);
  }
}

/**
 * What a step does, in one sentence.
 * @param {Scene} scene
 * @param {number} [step]
 */
export function caption({ words, data: { block }, step: at }, step = at) {
  const [first, second] = block.halves;
  return fill(words[step === 1 && block.number === 1 ? "caption_first" : `caption_${step}`], {
    size: step === 1 ? first.in_size : first.out_size,
    channels: first.in_channels,
    outputs: second.out_channels,
    stride: first.stride,
    top: block.top,
  });
}

/** @param {Block} view */
export function renderHeads({ find, words, scene }) {
  for (const half of scene.data.block.halves) {
    const costs = fill(words.title_costs, { size: half.out_size, channels: half.out_channels, mult_adds: short(half.mult_adds) });
    find(`h2.${half.kind}`).replaceChildren(words[`title_${half.kind}`], make("small", {}, costs));
  }
}

/** @param {Block} view */
export function renderStory({ find, words, scene }) {
  const { data: { block, photo, network }, maps } = scene;
  const about = { ...network, photo, number: block.number, alpha: shortAlpha(network.alpha), shown: maps.halves[0].length };
  write(find(".legend"), fill(words.legend, about));
  write(find("summary"), words.in_words);
  const [first, second] = block.halves;
  const tables = maps.shown ? block.halves.map((half, i) => channelTable(scene, half, maps.halves[i])) : [];
  find(".story").replaceChildren(
    make("ol", {}, ...STAGES.map((_, i) => make("li", {}, caption(scene, i + 1)))),
    make("p", {}, fill(words.story_order, { number: block.number, depthwise: first.name, pointwise: second.name })),
    make("div", { class: "tables" }, ...tables),
  );
}

/**
 * The channels of a half that are shown.
 * @param {Scene} scene
 * @param {Half} half
 * @param {Channel[]} channels
 */
function channelTable({ words, data: { block } }, half, channels) {
  const title = `${words[`title_${half.kind}`]}: ${half.name}, ${fill(words.weights, { count: whole.format(half.weights) })}`;
  const columns = ["channel", "mean", "zeros", "tops", "scale", "shift"];
  const head = columns.map((name) => make("th", { scope: "col" }, fill(words[`column_${name}`], block)));
  const row = (/** @type {Channel} */ { number, mean, zeros, tops, scale, shift }) => {
    const cells = [mean.toFixed(2), String(zeros), String(tops), signed(scale, 3), signed(shift, 3)];
    return make("tr", {}, make("th", { scope: "row" }, `#${number}`), ...cells.map((text) => make("td", {}, text)));
  };
  return make(
    "table",
    {},
    make("caption", {}, title),
    make("thead", {}, make("tr", {}, ...head)),
    make("tbody", {}, ...channels.map(row)),
  );
}
