// What a part says while it waits for the network, and sentences with the name of a class in them.

import { sheet, wear } from "./component.js";
import { finder, make, write } from "./elements.js";
import { fill, languageOf } from "./words.js";

const STYLE = sheet("waiting.css", import.meta.url);

/** @import { Words } from "./types.js" */

/**
 * The name of a class, in its own language for whoever reads it aloud.
 * @param {string} name
 */
export function calledBy(name) {
  return make("span", { lang: languageOf(name) }, name);
}

/**
 * "The probability of {name}" with the name as an element of its own.
 * @param {HTMLElement} element
 * @param {string} sentence
 * @param {{ name: string } & Record<string, string | number>} values
 */
export function renderNamed(element, sentence, { name, ...rest }) {
  const said = sentence.split("{name}").map((part) => fill(part, rest));
  if (element.textContent === said.join(name)) return;
  element.replaceChildren(...said.flatMap((part, i) => (i ? [calledBy(name), part] : [part])));
}

/**
 * What is missing, as `looking.waiting` and `unstarted` say it, and how far it is.
 * @typedef {object} Missing
 * @property {boolean} missing
 * @property {string | null} refusal
 * @property {boolean} [stopped]
 * @property {boolean} [unstarted]
 * @property {number} [progress] 0…1
 */

/** @typedef {Record<"answer" | "running" | "unstarted", string>} Sentences */

/**
 * The place of what is not here yet. Only the sentence is read aloud: the number changes often.
 * @param {HTMLElement} box
 * @param {Missing | null} asked null: nothing can be asked before the answer is here
 * @param {Words} words
 * @param {Sentences} sentences
 * @param {(on: boolean) => void} go told true by "compute" and "go on", false by "stop"
 */
export function renderMissing(box, asked, words, sentences, go) {
  wear(box, STYLE);
  if (!box.children.length) {
    box.append(make("p", { role: "status" }), make("progress", { max: 1 }), make("b"), make("button", { type: "button" }));
  }
  const find = finder(box);
  const [bar, number, button] = [find("progress", HTMLProgressElement), find("b"), find("button")];
  const going = asked?.missing && !asked.refusal ? asked : null;
  box.classList.toggle("idle", asked?.missing === false);
  write(find("p"), said(asked, words, sentences));
  bar.hidden = number.hidden = !going || Boolean(going.stopped);
  button.hidden = !going;
  if (!going) return;
  const { progress = 0, stopped = false, unstarted } = going;
  bar.value = progress;
  bar.setAttribute("aria-label", sentences.running);
  write(number, `${Math.floor(100 * progress)}\u00a0%`);
  write(button, unstarted ? words.start : stopped ? words.go : words.stop);
  button.onclick = () => go(stopped);
}

/**
 * @param {Missing | null} asked
 * @param {Words} words
 * @param {Sentences} sentences
 */
function said(asked, words, sentences) {
  if (asked?.missing === false) return "";
  if (!asked || asked.refusal) return asked?.refusal ?? sentences.answer;
  return asked.unstarted ? sentences.unstarted : asked.stopped ? words.stopped : sentences.running;
}
