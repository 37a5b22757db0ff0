// What does the network see? What is pressed shows at once where the data are here already; Python is told, and follows.

import { carried } from "../../shared/carried.js";
import { Pending } from "../../shared/choice.js";
import { component } from "../../shared/component.js";
import { HeatMap } from "../../shared/heat.js";
import { ClassSearch } from "../../shared/search.js";
import { renderAnswer } from "./answer.js";
import { renderInput, renderQuestion } from "./input.js";
import { renderMap, startMap } from "./map.js";
import { renderPointed, startPointing } from "./point.js";
import { renderSoftmax } from "./softmax.js";

const NETWORK = ["alpha", "size", "fit", "values"]; // what the answer depends on, beside the photo

class See {
  constructor(root) {
    this.find = (selector) => root.querySelector(selector);
    this.said = {}; // what each network said of a photo: `photo|size|fit|values|weights` → α → [name, probability]
    this.guesses = {};
    this.pending = new Pending();
    this.heat = new HeatMap(this.find(".stage"));
    this.search = new ClassSearch(this.find(".search"), (index) => index !== this.chosen.class && this.choose({ class: index }));
    startMap(this);
    startPointing(this);
  }

  stop() {
    this.pending.stop();
  }

  // Called again on every run: a new answer, another photo, another language.
  update({ data, setTriggerValue }) {
    this.tell = (choice) => setTriggerValue("choice", choice);
    this.given = data;
    this.data = this.complete(data);
    this.words = data.words;
    this.chosen = this.pending.over(data.chosen, data.heard);
    if (data.answer) this.remember(data.answer);
    this.render();
  }

  // The picture and the names of the classes come by a carrier, before or after the rest.
  complete(data) {
    const picture = carried("see_picture");
    return { ...data, photo: { ...data.photo, url: picture?.digest === data.photo.picture ? picture.url : "" } };
  }

  arrive() {
    this.data = this.complete(this.given);
    this.render();
  }

  remember({ top: [{ name, probability }], weights }) {
    const { photo, chosen } = this.data;
    (this.said[this.place(chosen)] ??= {})[chosen.alpha] = [name, probability];
    const now = { photo: photo.digest, asked: [weights, ...NETWORK.map((each) => chosen[each])].join("|"), name, probability };
    if (this.last?.photo !== now.photo) this.before = null;
    else if (this.last.asked !== now.asked) this.before = this.last;
    this.last = now;
  }

  // All that the question on α holds fixed; weights may come meanwhile.
  place({ size, fit, values }) {
    return [this.data.photo.digest, size, fit, values, this.data.weights].join("|");
  }

  take(choice) {
    this.pending.take(choice);
    Object.assign(this.chosen, choice);
  }

  choose(choice) {
    this.take(choice);
    this.render();
    this.settle();
  }

  settle() {
    this.pending.settle((choice) => this.tell(choice));
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

export const show = await component(import.meta.url, See);
