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
// Text is filled in first, so that `unbroken` sees it with its neighbours; nor does a line end between a node and its unit
// or what it equals.
const TIED = new RegExp(String.raw`(\{\w+\}(?: = (?:\{\w+\}|${NUMBER})|${UNIT}))`);

function rich(sentence, values = {}) {
  const kept = Object.keys(values).filter((name) => values[name] instanceof Object).map((name) => [name, `{${name}}`]);
  return fill(sentence, { ...values, ...Object.fromEntries(kept) }).split(TIED).flatMap((part) => {
    const placed = part.split(/(\{\w+\})/).filter(Boolean).flatMap((each) => place(each, values));
    return TIED.test(part) ? [make("no-break", {}, ...placed)] : placed;
  });
}

// What stands for a part of a sentence: the nodes of a placeholder, or those of the text itself.
function place(part, values) {
  const name = /^\{(\w+)\}$/.exec(part)?.[1];
  const nodes = name ? [values[name]].flat() : unbroken(part);
  return nodes.map((node) => (node instanceof Node ? node.cloneNode(true) : node));
}

// How what is printed or reported stands beside what is computed.
const VERDICT_SIGNS = { same: "✓", cut: "≈", differs: "≠", open: "–" };
