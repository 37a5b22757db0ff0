// What does the network see? What is pressed shows at once where the data are here already; Python is told, and follows.
// While an answer is on its way the last one stays where it is, dimmed, and says so.

import { carried } from "../../shared/carried.js";
import { component } from "../../shared/component.js";
import { Explorer } from "../../shared/explorer.js";
import { HeatMap } from "../../shared/heat.js";
import { Answers } from "../../shared/question.js";
import { ClassSearch } from "../../shared/search.js";
import { renderAnswer } from "./answer.js";
import { renderInput, renderQuestion } from "./input.js";
import { renderMap, startMap } from "./map.js";
import { Pointer, renderPointed } from "./point.js";
import { renderSoftmax } from "./softmax.js";

/** @import { Answer, Data, Fields } from "./types.js" */
/** @import { MapHere, Shown } from "./map.js" */

/** @typedef {{ photo: string, asked: string, name: string, probability: number }} Said what came first in an answer, and to what */

/** @type {(keyof Fields)[]} what the answer depends on, beside the photo */
const NETWORK = ["alpha", "size", "fit", "values"];

/** @extends {Explorer<Data>} */
export class See extends Explorer {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    this.heat = new HeatMap(this.find(".stage"));
    this.answers = new Answers(this.find(".answers"), (choice) => this.choose(choice));
    this.search = new ClassSearch(this.find(".search"), (index) => {
      if (index !== this.chosen.class) this.choose({ class: index });
    });
    /** @type {Answer | null} the last one, until another is here or none will come */
    this.answer = null;
    this.url = ""; // of what the network gets: the last one, until another is here
    this.caption = "";
    /** @type {Said | undefined} */
    this.last = undefined;
    /** @type {Said | undefined} what the answer was before something else was chosen for the same photo */
    this.before = undefined;
    /** @type {MapHere} */
    this.map = {};
    /** @type {Shown | null} what is drawn, which may be an older map */
    this.drawn = null;
    startMap(this);
    this.pointer = new Pointer(this);
  }

  dress() {
    const { answer, refusal } = this.data;
    if (answer) this.remember(answer);
    if (answer || refusal) this.answer = answer;
    this.bring();
  }

  arrive() {
    this.bring();
    this.render();
  }

  // The picture comes by a carrier, before or after the rest.
  bring() {
    const picture = carried("see_picture");
    if (picture?.digest === this.data.photo.picture) this.url = picture.url;
  }

  /** @param {Answer} answer */
  remember({ top: [{ name, probability }], weights }) {
    const { photo, chosen } = this.data;
    const now = { photo: photo.digest, asked: [weights, ...NETWORK.map((each) => chosen[each])].join("|"), name, probability };
    if (this.last?.photo !== now.photo) this.before = undefined;
    else if (this.last.asked !== now.asked) this.before = this.last;
    this.last = now;
  }

  // The class whose map is shown: the chosen one, else the first; undefined while it is not here yet.
  get shown() {
    const { answer } = this;
    const index = this.chosen.class ?? answer?.top[0].index;
    return answer ? [...answer.top, answer.shown].find((each) => each.index === index) : undefined;
  }

  // What is on screen is still the last answer: something else has been asked for.
  get outdated() {
    return Boolean(this.answer) && (!this.data.answer || NETWORK.some((each) => this.data.chosen[each] !== this.chosen[each]));
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
