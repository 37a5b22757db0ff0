// What the buttons, the keys and the slider of the speed do.

import { write } from "../../shared/elements.js";
import { fill } from "../../shared/words.js";
import { RACE, SPEEDS } from "./clock.js";
import { tellStory } from "./story.js";

/** @import { Clock } from "./clock.js" */
/** @import { Filtering } from "./component.js" */

/** @type {Record<string, string>} the button that a key presses */
const KEYS = { ArrowRight: "pixel", End: "end", Home: "restart" };

/** @param {Filtering} view */
export function listen(view) {
  const jump = (/** @type {string} */ id, /** @type {(clock: Clock) => void} */ move) => {
    view.find(id).onclick = () => view.jump(move);
  };
  jump("#pixel", (clock) => clock.onePixel());
  jump("#end", (clock) => clock.advance(clock.end));
  jump("#restart", (clock) => clock.restart());
  view.find("#play").onclick = () => view.act();
  view.find("#undo").onclick = () => view.undo();
  for (const button of view.strides) button.onclick = () => view.choose({ stride: button.textContent ?? "" });
  view.speed.max = String(SPEEDS.length - 1);
  view.speed.value = "2";
  view.speed.oninput = () => dressSpeed(view);
  view.still.onchange = () => view.pause();
  view.find("details").ontoggle = () => tellStory(view);
  for (const place of [".machines", ".buttons", ".steps"]) view.find(place).onkeydown = (event) => press(view, event);
  view.find(".page").onkeydown = (event) => {
    if (event.key === "Escape") view.pointing.letGo();
    if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    view.undo();
  };
}

/**
 * Keys work on the picture and on the buttons; a focused button keeps Space for itself, a menu all of its keys.
 * @param {Filtering} view
 * @param {KeyboardEvent} event
 */
function press(view, event) {
  const on = /** @type {Element} */ (event.target).tagName;
  const id = event.key === " " && on !== "BUTTON" ? "play" : KEYS[event.key];
  if (!id || event.defaultPrevented || on === "SELECT" || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  view.find(`#${id}`).click();
}

/**
 * Space plays from anywhere on the page, unless something has the focus that may want it. Returns what ends that.
 * @param {Filtering} view
 */
export function playFromAnywhere(view) {
  const play = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== " " || event.defaultPrevented || document.activeElement !== document.body) return;
    event.preventDefault(); // it would scroll
    view.find("#play").click();
  };
  document.addEventListener("keydown", play);
  return () => document.removeEventListener("keydown", play);
}

/**
 * How many times a step's own pace.
 * @param {HTMLInputElement} slider
 */
export const speedOf = (slider) => SPEEDS[Number(slider.value)];

/** @param {Filtering} view */
export function dressSpeed({ find, speed, words }) {
  const said = fill(words.speed_times, { times: speedOf(speed) });
  write(find(".speed output"), said);
  speed.setAttribute("aria-valuetext", said);
}

/**
 * The first button says what it does next.
 * @param {Filtering} view
 */
export function renderPlay({ find, words, clock, player, still, step, data, question }) {
  const next = clock.finished && step < data.steps;
  const off = step === RACE && question.guess && !player.playing && clock.done === 0; // guessed: now let both run
  write(find("#play"), player.playing ? words.pause : next ? words.next : still.matches ? words.next_picture : words.play);
  find("#play").classList.toggle("next", Boolean(next || off));
  find(".picture").classList.toggle("playing", player.playing);
  find(".speed").hidden = still.matches;
}
