// What does the network see? What is pressed shows at once where the data are here already; Python is told, and follows.

const instances = new WeakMap();

function show(component) {
  const root = component.parentElement;
  let see = instances.get(root);
  if (!see) {
    instances.set(root, (see = new See(root)));
    see.onCarried = () => see.arrive();
    document.addEventListener(CARRIED, see.onCarried);
  }
  see.update(component);
  return () => {
    clearTimeout(see.settling);
    document.removeEventListener(CARRIED, see.onCarried);
    instances.delete(root);
  };
}

const NETWORK = ["alpha", "size", "fit", "values"]; // what the answer depends on, beside the photo

class See {
  constructor(root) {
    this.find = (selector) => root.querySelector(selector);
    this.said = {}; // what each network said of a photo: `photo|size|fit|values` → α → [name, probability]
    this.guesses = {};
    this.pending = {}; // chosen, and not yet told to Python
    this.find(".heat")?.remove();
    this.heat = new HeatMap(this.find(".stage"));
    this.find(".search").onsubmit = (event) => { event.preventDefault(); search(this); };
    this.find("#search").onchange = () => search(this);
    this.find("#search").oninput = () => search(this, true);
    startMap(this);
    startPointing(this);
  }

  // Called again on every run: a new answer, another photo, another language.
  update({ data, setTriggerValue }) {
    this.tell = (choice) => setTriggerValue("choice", choice);
    this.given = data;
    this.data = this.complete(data);
    this.words = data.words;
    this.chosen = { ...data.chosen, ...this.pending };
    if (data.answer) this.remember(data.answer.top[0]);
    this.render();
  }

  // The picture and the names of the classes come by a carrier, before or after the rest.
  complete(data) {
    const picture = carried("see_picture");
    const classes = carried("see_classes") ?? [];
    const options = this.find("#classes");
    if (!options.children.length) options.append(...classes.map((name) => make("option", { value: name })));
    return { ...data, classes, photo: { ...data.photo, url: picture?.digest === data.photo.picture ? picture.url : "" } };
  }

  arrive() {
    this.data = this.complete(this.given);
    this.render();
  }

  remember({ name, probability }) {
    const { photo, chosen } = this.data;
    (this.said[this.place(chosen)] ??= {})[chosen.alpha] = [name, probability];
    const now = { photo: photo.digest, asked: NETWORK.map((each) => chosen[each]).join("|"), name, probability };
    if (this.last?.photo !== now.photo) this.before = null;
    else if (this.last.asked !== now.asked) this.before = this.last;
    this.last = now;
  }

  // All that the question on α holds fixed.
  place({ size, fit, values }) {
    return [this.data.photo.digest, size, fit, values].join("|");
  }

  take(choice) {
    Object.assign(this.pending, choice);
    Object.assign(this.chosen, choice);
  }

  choose(choice) {
    this.take(choice);
    this.render();
    this.settle();
  }

  // Keys repeat: wait for a moment of rest before telling Python.
  settle() {
    clearTimeout(this.settling);
    this.settling = setTimeout(() => {
      const choice = this.pending;
      this.pending = {};
      this.tell(choice);
    }, 120);
  }

  // The class whose map is shown: the chosen one, else the first; undefined while it is not here yet.
  get shown() {
    const { answer } = this.data;
    const index = this.chosen.class ?? answer?.top[0].index;
    return answer && [...answer.top, answer.shown].find((each) => each.index === index);
  }

  // Something else has been asked for, and what is on screen is still the last answer.
  get outdated() {
    return NETWORK.some((each) => this.data.chosen[each] !== this.chosen[each]);
  }

  render() {
    renderQuestion(this);
    renderInput(this);
    renderAnswer(this);
    renderSoftmax(this);
    renderMap(this);
    renderPointed(this);
  }
}

// A group of buttons of which one is pressed; kept from run to run, so that the focus stays.
function pressable(group, label, values, pressed, named, choose) {
  if (label) group.setAttribute("aria-label", label);
  while (group.children.length < values.length) group.append(make("button", { type: "button" }));
  values.forEach((value, i) => {
    const button = group.children[i];
    write(button, named(value));
    button.setAttribute("aria-pressed", String(value === pressed));
    button.onclick = () => choose(value);
  });
}
