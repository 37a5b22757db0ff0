// What a part says while it waits for the network, and sentences with the name of a class in them.

import { sheet, wear } from "./component.js";
import { make, write } from "./elements.js";
import { fill, languageOf } from "./words.js";

const STYLE = sheet("asked.css", import.meta.url);

// The name of a class, in its own language for whoever reads it aloud.
export function calledBy(name) {
  return make("span", { lang: languageOf(name) }, name);
}

// "The probability of {name}" with the name as an element of its own.
export function renderNamed(element, sentence, { name, ...rest }) {
  const said = sentence.split("{name}").map((part) => fill(part, rest));
  if (element.textContent === said.join(name)) return;
  element.replaceChildren(...said.flatMap((part, i) => (i ? [calledBy(name), part] : [part])));
}

// The place of what is not here yet. asked: `looking.waiting` and `unstarted`; sentences: {answer, running, unstarted}.
// go: told true by "compute" and "go on", false by "stop". Only the sentence is read aloud: the number changes often.
export function renderAsked(box, asked, words, sentences, go) {
  wear(box, STYLE);
  if (!box.children.length) {
    box.append(make("p", { role: "status" }), make("progress", { max: 1 }), make("b"), make("button", { type: "button" }));
  }
  const [said, bar, number, button] = box.children;
  const idle = asked && !asked.missing;
  const going = !idle && asked && !asked.refusal;
  box.classList.toggle("idle", Boolean(idle));
  write(
    said,
    idle
      ? ""
      : !going
      ? asked?.refusal ?? sentences.answer
      : asked.unstarted
      ? sentences.unstarted
      : asked.stopped
      ? words.stopped
      : sentences.running,
  );
  bar.hidden = number.hidden = !going || asked.stopped;
  button.hidden = !going;
  if (!going) return;
  bar.value = asked.progress;
  bar.setAttribute("aria-label", sentences.running);
  write(number, `${Math.floor(100 * asked.progress)}\u00a0%`);
  write(button, asked.unstarted ? words.start : asked.stopped ? words.go : words.stop);
  button.onclick = () => go(asked.stopped);
}
