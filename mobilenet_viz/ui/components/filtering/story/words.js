// All labels, the captions before and after each step, and the question of the race.

import { make, sign, unbroken, write } from "../../shared/elements.js";
import { isShown, SHOWN } from "../../shared/guess.js";
import { percent, whole } from "../../shared/numbers.js";
import { renderStills } from "../../shared/still.js";
import { fill } from "../../shared/words.js";
import { CONVOLUTIONS, RACE } from "./clock.js";

/** @import { Filtering } from "./component.js" */

/**
 * Every number that a sentence of the story can ask for.
 * @param {Filtering} view
 * @returns {Record<string, string | number>}
 */
export function facts({ question, data: { costs, mix, words } }) {
  const [lowest, highest] = [costs.mobilenet.from, costs.mobilenet.to];
  const factors = Object.fromEntries(costs.conv.factors);
  return {
    ...Object.fromEntries(
      CONVOLUTIONS.flatMap((name) => [[name, costs[name].per_pixel], [`${name}_total`, whole.format(costs[name].mult_adds)]]),
    ),
    channels: mix.length,
    outputs: factors.N,
    kernel: factors.D_K,
    times: costs.times.toFixed(2),
    share: costs.share.toFixed(3),
    done: percent(costs.share), // by the standard convolution when the pair is done
    pair_weights: costs.separable.weights,
    conv_weights: costs.conv.weights,
    few: lowest[0],
    many: whole.format(highest[0]),
    least: lowest[1].toFixed(1),
    most: highest[1].toFixed(1),
    guess: isGuessed(question) ? fill(words.answer, { times: question.guess }) : "",
  };
}

/** @param {import("../../shared/types.js").Asked} question */
const isGuessed = ({ guess }) => Boolean(guess) && guess !== SHOWN;

/**
 * Which sentence stands above the picture now. The race has one for each moment that one waits for.
 * @param {Filtering} view
 */
function sentence({ step, clock, question, data: { words } }) {
  if (step !== RACE) return words[`${clock.finished ? "after" : "before"}_${step}`];
  if (clock.finished || isShown(question)) return isGuessed(question) ? words.after_6_guessed : words.after_6;
  if (clock.over(0)) return words.pair_done;
  if (clock.done > 0) return words.race_on;
  return question.guess ? words.question_act : words.question;
}

/** @param {Filtering} view */
export function renderWords(view) {
  const { step, clock, question, data: { words } } = view;
  view.find(".answers").hidden = step !== RACE;
  if (step === RACE) view.answers.render(question, words, (times) => fill(words.answer, { times }), clock.finished);
  const said = fill(sentence(view), facts(view));
  if (view.said === said + step) return;
  view.said = said + step;
  view.find(".caption").replaceChildren(make("b", {}, `${step}. ${words[`name_${step}`]}.`), " ", ...signs(said));
}

/**
 * Symbols with an index, D_K, as they are written.
 * @param {string} text
 */
export function signs(text) {
  return text.split(/(D_K)/).flatMap((part) => (part === "D_K" ? [sign(part)] : unbroken(part)));
}

const LABELS = { buttons: "controls", machines: "machines", strides: "stride", steps: "steps" };

/**
 * The names of all that stands still.
 * @param {Filtering} view
 */
export function dressLabels(view) {
  const { data: { words, steps: count }, chosen } = view;
  for (const name of ["pixel", "end", "restart", "undo"]) write(view.find(`#${name}`), words[name]);
  write(view.find(".speed label"), words.speed);
  write(view.find("#stride"), words.stride);
  write(view.find(".legend"), words.legend);
  write(view.find("summary"), words.in_words);
  for (const [place, label] of Object.entries(LABELS)) view.find(`.${place}`).setAttribute("aria-label", words[label]);
  const steps = view.find(".steps");
  while (steps.children.length < count) steps.append(make("button", { type: "button" }, String(steps.children.length + 1)));
  steps.querySelectorAll("button").forEach((button, i) => {
    button.onclick = () => view.go(i + 1);
    button.title = words[`name_${i + 1}`];
    button.setAttribute("aria-label", fill(words.step, { number: i + 1, name: words[`name_${i + 1}`] }));
  });
  for (const button of view.strides) {
    button.setAttribute("aria-label", `${words.stride} ${button.textContent}`);
    button.setAttribute("aria-pressed", String(button.textContent === chosen.stride));
  }
}

/**
 * What the buttons for a slide's picture say that it will show.
 * @param {Filtering} view
 */
export function dressStills({ find, step, words }) {
  find(".stills").setAttribute("aria-label", words.stills);
  renderStills(find(".stills"), find(".picture"), `mobilenet-filtering-${step}`, (kind) => fill(words.still, { kind, number: step }));
}
