// What a part says while it waits for the network, and sentences with the name of a class in them.

import { sheet, wear } from "./component.js";
import { finder, make, write } from "./elements.js";
import { fill, languageOf } from "./words.js";

/** @import { Words } from "./types.js" */

const STYLE = sheet("asked.css", import.meta.url);

/**
 * The name of a class, in its own language for whoever reads it aloud.
 * @param {string} name
 */
export function calledBy(name) {
  return make("span", { lang: languageOf(name) }, name);
}

/**
 * "The probability of {name}" with the name as an element of its own.
 * @param {Element} element
 * @param {string} sentence
 * @param {{ name: string } & Record<string, unknown>} values
 */
export function renderNamed(element, sentence, { name, ...rest }) {
  const said = sentence.split("{name}").map((part) => fill(part, rest));
  if (element.textContent === said.join(name)) return;
  element.replaceChildren(...said.flatMap((part, i) => (i ? [calledBy(name), part] : [part])));
}

/**
 * What `looking.waiting` says, and whether nobody has asked for it yet.
 * @typedef {{ missing?: boolean, refusal?: string | null, stopped?: boolean, unstarted?: boolean, progress?: number }} Waiting
 */

/**
 * The place of what is not here yet. Only the sentence is read aloud: the number changes often.
 * @param {HTMLElement} box
 * @param {Waiting | null | undefined | false} asked
 * @param {Words} words
 * @param {{ answer: string, running: string, unstarted: string }} sentences
 * @param {(go: boolean) => void} go told true by "compute" and "go on", false by "stop"
 */
export function renderAsked(box, asked, words, sentences, go) {
  wear(box, STYLE);
  if (!box.children.length) {
    box.append(make("p", { role: "status" }), make("progress", { max: 1 }), make("b"), make("button", { type: "button" }));
  }
  const find = finder(box);
  const [said, bar] = [find("p"), find("progress", HTMLProgressElement)];
  const [number, button] = [find("b"), find("button", HTMLButtonElement)];
  const idle = asked && !asked.missing;
  const going = !idle && asked && !asked.refusal ? asked : null;
  box.classList.toggle("idle", Boolean(idle));
  write(
    said,
    idle
      ? ""
      : !asked || asked.refusal
      ? (asked && asked.refusal) || sentences.answer
      : asked.unstarted
      ? sentences.unstarted
      : asked.stopped
      ? words.stopped
      : sentences.running,
  );
  bar.hidden = number.hidden = !going || Boolean(going.stopped);
  button.hidden = !going;
  if (!going) return;
  const { progress = 0, stopped = false } = going;
  bar.value = progress;
  bar.setAttribute("aria-label", sentences.running);
  write(number, `${Math.floor(100 * progress)}\u00a0%`);
  write(button, going.unstarted ? words.start : stopped ? words.go : words.stop);
  button.onclick = () => go(stopped);
}
