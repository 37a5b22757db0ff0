// A card for each network that is here: what it costs, where it looks in the photo, what it says.

import { carried } from "../../shared/carried.js";
import { make, write } from "../../shared/elements.js";
import { HeatMap } from "../../shared/heat.js";
import { bytes } from "../../shared/numbers.js";
import { renderProbable } from "../../shared/probable.js";
import { fill } from "../../shared/words.js";

/** @import { Words } from "../../shared/types.js" */
/** @import { Answer, Data, Network } from "./types.js" */

/**
 * @typedef {object} Card
 * @property {HTMLElement} element
 * @property {HeatMap} heat
 */

export class Cards {
  /** @param {HTMLElement} box */
  constructor(box) {
    this.box = box;
    /** @type {Map<string, Card>} by name of the network: they stay while answers come */
    this.cards = new Map();
  }

  /**
   * @param {Words} words
   * @param {Data} data
   * @param {(network: Network) => string} work its Mult-Adds in words
   */
  render(words, { photo, networks, answers }, work) {
    const shown = networks.filter(({ name }) => name in answers);
    const cards = shown.map(({ name }) => this.card(name));
    if (cards.some(({ element }, i) => this.box.children[i] !== element) || this.box.children.length !== cards.length) {
      this.box.replaceChildren(...cards.map(({ element }) => element));
    }
    const picture = carried("beside_picture");
    const url = picture?.photo === photo ? picture.url : "";
    shown.forEach((network, i) => renderCard(cards[i], words, network, answers[network.name], work(network), url));
  }

  /**
   * @param {string} name
   * @returns {Card}
   */
  card(name) {
    const known = this.cards.get(name);
    if (known) return known;
    const figure = make("figure", { class: "look" });
    const element = make(
      "section",
      { class: "card" },
      make("h2", {}),
      make("p", { class: "cost" }),
      figure,
      make("ol"),
      make("p", { class: "says", role: "status" }),
      make("p", { class: "time" }),
    );
    this.box.append(element); // a map wears the styles of where it is
    const card = { element, heat: new HeatMap(figure) };
    this.cards.set(name, card);
    return card;
  }
}

/**
 * @param {Card} card
 * @param {Words} words
 * @param {Network} network
 * @param {Answer} answer
 * @param {string} work
 * @param {string} url
 */
function renderCard({ element, heat }, words, network, answer, work, url) {
  const { refusal, weights, seconds, first = [], map } = answer;
  const find = (/** @type {string} */ what) => /** @type {HTMLElement} */ (element.querySelector(what));
  const sees = network.all ? words.sees_all : fill(words.sees, { field: network.field });
  const named = { network: network.title, layer: network.layer, name: first[0]?.name ?? "" };
  write(find("h2"), network.title);
  write(find(".cost"), fill(words.cost, { mult_adds: work, size: bytes(network.bytes), sees }));
  heat.show({
    ...{ url, cells: map?.cells ?? null, scale: map?.scale, digits: map?.digits },
    ...{ signed: false, smooth: true, label: map ? fill(words.map_label, named) : "", how: words.map_how },
  });
  renderProbable(find("ol"), first);
  write(find(".says"), refusal ?? (map ? "" : words.waiting));
  write(find(".time"), seconds === undefined ? "" : fill(words.answered, { ms: (1000 * seconds).toFixed(0), weights }));
}
