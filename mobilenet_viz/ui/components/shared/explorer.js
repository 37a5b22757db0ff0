// What a component is that shows data and lets the visitor choose: `components.explore` in Python is its other half.
// A subclass has `dress()`, for what changes with the language or the data, and `render()`, for what follows a choice.

// What the visitor has done and no link carries, such as a guess. It outlasts the view, for who comes back to a part goes on
// there, and is gone when the page is loaded anew. Each component has its own, for each is a module.
const memory = {};

class Explorer {
  constructor(root) {
    this.root = root;
    this.find = (selector) => root.querySelector(selector);
    this.pending = new Pending();
  }

  stop() {
    this.pending.stop();
  }

  // Called again on every run.
  update({ data, setTriggerValue }) {
    this.tell = (choice) => setTriggerValue("choice", choice);
    this.data = data;
    this.words = data.words;
    this.chosen = this.pending.over(data.chosen, data.heard);
    this.dress();
    this.render();
  }

  dress() {}

  // While a slider is dragged: what follows it here in the browser, before Python is told.
  move(choice) {
    Object.assign(this.chosen, choice);
    this.pending.take(choice);
    this.render();
  }

  // What the visitor has settled on.
  choose(choice) {
    this.move(choice);
    this.pending.settle(this.tell);
  }
}

// A published number or name, with the table it stands in on hover.
function quoted(text, source) {
  return make("span", { class: "quoted", title: source }, text);
}

// The nodes of a sentence whose placeholders are text or nodes, such as a symbol in its colour; a node may stand twice.
// No line ends between a placeholder and its unit or what it equals, nor inside a text's `UNBROKEN` terms.
const TIED = /(\{\w+\} (?:= \{\w+\}|%|px))/;

function rich(sentence, values = {}) {
  return sentence.split(TIED).flatMap((part) => {
    const placed = part.split(/(\{\w+\})/).filter(Boolean).flatMap((each) => place(each, values, sentence));
    if (TIED.test(part)) return [make("no-break", {}, ...placed)];
    return placed.flatMap((each) => (typeof each === "string" ? unbroken(each) : [each]));
  });
}

// What stands for a part of a sentence: the text itself, or the value of a placeholder.
function place(part, values, sentence) {
  const name = /^\{(\w+)\}$/.exec(part)?.[1];
  if (!name) return [part];
  if (!(name in values)) throw new Error(`no value for {${name}} in "${sentence}"`);
  return [values[name]].flat().map((value) => (value instanceof Node ? value.cloneNode(true) : value));
}
