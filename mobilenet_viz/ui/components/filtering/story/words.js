// All labels, the captions before and after each step, the question of the race and the counters.

import { colouredProduct, make, sign, unbroken, write } from "../../shared/elements.js";
import { percent, whole } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";
import { RACE } from "./clock.js";

const GUESSES = [2, 3, 9];
const NAMES = ["one", "depthwise", "mixture", "pointwise", "conv"]; // the convolutions of the story, as in `costs`

// Every number that a sentence of the story can ask for.
export function facts({ data: { costs, mix } }, clock) {
  const [lowest, highest] = [costs.mobilenet.from, costs.mobilenet.to];
  const factors = Object.fromEntries(costs.conv.factors);
  return {
    ...Object.fromEntries(NAMES.flatMap((name) => [[name, costs[name].per_pixel], [`${name}_total`, whole.format(costs[name].mult_adds)]])),
    channels: mix.length,
    outputs: factors.N,
    kernel: factors.D_K,
    times: costs.times.toFixed(2),
    share: costs.share.toFixed(3),
    pair_weights: costs.separable.weights,
    conv_weights: costs.conv.weights,
    few: lowest[0],
    many: whole.format(highest[0]),
    least: lowest[1].toFixed(1),
    most: highest[1].toFixed(1),
    pixels: clock ? percent(clock.done / costs.conv.mult_adds) : "",
  };
}

export function dressQuestion(view) {
  const { words } = view.data;
  view.find(".answers").setAttribute("aria-label", words.answers);
  view.find(".answers").replaceChildren(...GUESSES.map((guess) => {
    const button = make("button", { type: "button", "aria-pressed": String(view.guess === guess) }, fill(words.answer, { times: guess }));
    button.onclick = () => {
      view.guess = guess;
      for (const other of view.find(".answers").children) other.setAttribute("aria-pressed", String(other === button));
      view.settle();
    };
    return button;
  }));
}

// Which sentence stands above the picture now.
function sentence({ step, clock, guess, data: { words } }) {
  if (step !== RACE) return words[`${clock.finished ? "after" : "before"}_${step}`];
  if (clock.finished) {
    return guess
      ? fill(words.after_6_guessed, { ...placeholders(words.after_6_guessed), guess: fill(words.answer, { times: guess }) })
      : words.after_6;
  }
  if (clock.over(0)) return words.pair_done;
  return guess ? words.question_act : words.question;
}

// A sentence's placeholders as they stand, to fill only some of them.
function placeholders(text) {
  return Object.fromEntries([...text.matchAll(/\{(\w+)\}/g)].map(([placeholder, name]) => [name, placeholder]));
}

export function renderWords(view) {
  const { step, clock, data: { words } } = view;
  const caption = view.find(".caption");
  const said = fill(sentence(view), facts(view, clock));
  view.find(".answers").hidden = step !== RACE || clock.done > 0;
  if (caption.said === said + step) return;
  caption.said = said + step;
  caption.replaceChildren(make("b", {}, `${step}. ${words[`name_${step}`]}.`), " ", ...signs(said));
}

// Symbols with an index, D_K, as they are written.
export function signs(text) {
  return text.split(/(D_K)/).flatMap((part) => (part === "D_K" ? [sign(part)] : unbroken(part)));
}

// The names of all that stands still.
export function dressLabels(view) {
  const { data: { words, steps: count }, choice } = view;
  for (const name of ["pixel", "end", "restart", "undo"]) write(view.find(`#${name}`), words[name]);
  write(view.find(".speed label"), words.speed);
  write(view.find("#stride"), words.stride);
  write(view.find(".legend"), words.legend);
  write(view.find("summary"), words.in_words);
  for (
    const [place, label] of [[".buttons", "controls"], [".machines", "machines"], [".strides", "stride"], [".steps", "steps"], [
      ".stills",
      "stills",
    ]]
  ) view.find(place).setAttribute("aria-label", words[label]);
  const steps = view.find(".steps");
  while (steps.children.length < count) steps.append(make("button", { type: "button" }, String(steps.children.length + 1)));
  [...steps.children].forEach((button, i) => {
    button.onclick = () => view.go(i + 1);
    button.title = words[`name_${i + 1}`];
    button.setAttribute("aria-label", fill(words.step, { number: i + 1, name: words[`name_${i + 1}`] }));
  });
  for (const button of view.find(".strides").querySelectorAll("button")) {
    button.setAttribute("aria-label", `${words.stride} ${button.textContent}`);
    button.setAttribute("aria-pressed", String(button.textContent === choice.now.stride));
  }
}

// Two rows, one a machine, each a name, a counter, a bar on one scale for both, and the product once it is done.
const ROWS = { separable: ["one", "depthwise", "mixture", "pointwise"], standard: ["conv"] };

export function dressWork(view) {
  const work = view.find(".work");
  if (work.children.length) return; // their words follow with what they count
  work.replaceChildren(
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

export function renderWork(view) {
  const { clock, step, data: { costs, words } } = view;
  Object.entries(ROWS).forEach(([row, kinds]) => {
    const track = clock.tracks.findIndex((names) => kinds.includes(names[0]));
    const line = view.find(`.work .${row}`);
    line.classList.toggle("later", track < 0);
    if (track < 0) return;
    const names = clock.tracks[track];
    for (const kind of kinds) {
      const part = clock.parts.find(({ name }) => name === kind);
      const done = part ? Math.max(0, Math.min(clock.done, part.end) - part.start) : 0;
      line.querySelector(`.bar .${kind}`).style.width = `${(100 * done) / costs.conv.mult_adds}%`;
    }
    write(line.querySelector(".count"), whole.format(Math.floor(clock.count(track))));
    const key = [step, clock.over(track), words.play, costs.conv.mult_adds].join();
    if (line.key === key) return;
    line.key = key;
    line.querySelector("dt").className = names.at(-1);
    write(line.querySelector("dt"), words[names.length > 1 ? "work_pair" : `work_${names[0]}`]);
    line.querySelector(".product").replaceChildren(...workOf(names, clock.over(track), view));
  });
}

// Before it is done what a pixel costs, then the paper's product and the number of weights.
function workOf(names, done, { data: { costs, words } }) {
  const sum = (key) => names.reduce((total, name) => total + costs[name][key], 0);
  const weights = make("span", { class: "dim" }, fill(words.weights, { count: sum("weights") }));
  if (!done) return [make("span", { class: "dim" }, fill(words.per_pixel, { count: sum("per_pixel") })), weights];
  return [
    ...names.flatMap((name, i) => [...(i ? [" + "] : []), ...colouredProduct(costs[name].factors)]),
    " = ",
    make("b", {}, whole.format(sum("mult_adds"))),
    weights,
  ];
}
