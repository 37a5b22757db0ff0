// What a part says while it waits for the network, and sentences with the name of a class in them.

// Class names are English in either language, and say so to whoever reads them aloud.
function english(name) {
  return make("span", { lang: "en" }, name);
}

// "The probability of {name}" with the name as an element of its own.
function renderNamed(element, sentence, { name, ...rest }) {
  const said = sentence.split("{name}").map((part) => fill(part, rest));
  if (element.textContent === said.join(name)) return;
  element.replaceChildren(...said.flatMap((part, i) => (i ? [english(name), part] : [part])));
}

// The place of what is not here yet. asked: `looking.waiting` and `unstarted`; sentences: {answer, running}, filled.
// go: told true by "compute" and "go on", false by "stop".
function renderAsked(box, asked, words, sentences, go) {
  if (asked && !asked.missing) return box.replaceChildren();
  if (!asked || asked.refusal) return write(box, asked?.refusal ?? sentences.answer);
  if (!box.querySelector("button")) box.replaceChildren(make("p"), make("progress", { max: 1 }), make("button", { type: "button" }));
  const [said, bar, button] = box.children;
  const running = fill(sentences.running, { progress: `${Math.floor(100 * asked.progress)}\u00a0%` });
  write(said, asked.unstarted ? sentences.unstarted : asked.stopped ? words.stopped : running);
  bar.value = asked.progress;
  bar.setAttribute("aria-label", running);
  bar.hidden = asked.stopped;
  write(button, asked.unstarted ? words.start : asked.stopped ? words.go : words.stop);
  button.onclick = () => go(asked.stopped);
}
