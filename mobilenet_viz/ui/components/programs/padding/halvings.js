// The photo through the halvings of three networks, each with zeros of its own: the maps or what differs from Keras', their
// sides, the work, and on the photo the centres of the last map's cells. Sides and work follow a drag; the maps are Python's.

import { Dial } from "../../shared/dial.js";
import { draw, make, pressable, write } from "../../shared/elements.js";
import { percent, whole } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";
import { placed } from "./bench.js";

/** @import { Padding } from "./component.js" */
/** @import { Compared, Network, Pictures, Way } from "./types.js" */

const DOT = 0.016; // radius of a centre, in widths of the photo

/** @typedef {ReturnType<typeof row>} Row */

/** @param {number} count */
function row(count) {
  const [name, work, middle] = ["h3", "p", "p"].map((tag) => make(/** @type {"p"} */ (tag)));
  const svg = draw("svg", { "aria-hidden": "true" });
  const cells = [...Array(count).keys()].map((i) => {
    const [picture, side, told] = [make("img", { alt: "" }), make("b"), make("span")];
    const box = make("div", { class: "picture" }, picture, ...(i ? [] : [svg]));
    return { figure: make("figure", {}, box, make("figcaption", {}, side, told)), picture, side, told };
  });
  const element = make("section", { class: "row" }, make("div", { class: "says" }, name, work, middle), ...cells.map((c) => c.figure));
  return { element, name, work, middle, svg, cells };
}

export class Halvings {
  /** @param {Padding} view */
  constructor(view) {
    this.view = view;
    this.dial = new Dial(view.find(".size"), "rho");
    this.dial.onMove = (input) => view.move({ input });
    this.dial.onSettle = (input) => view.choose({ input });
    /** @type {Record<Way, Row> | undefined} */
    this.rows = undefined;
  }

  dress() {
    const { words, find, data: { bench, networks } } = this.view;
    const [first] = networks.ways[bench.ways[0]];
    this.rows ??= this.make(bench.ways, first.sides.length);
    write(find(".network h2"), fill(words.network, { count: first.sides.length - 1 }));
    write(find(".blurred"), words.blurred);
    write(find(".stem"), words.stem);
    find(".views").setAttribute("aria-label", words.views);
    this.dial.dress({
      name: words.input,
      steps: networks.sizes,
      marks: networks.marks,
      marksLabel: words.input,
      said: (size) => fill(words.px, { size }),
      mark: String,
    });
    for (const way of bench.ways) write(this.rows[way].name, words[`way_${way}`]);
  }

  /**
   * @param {Way[]} ways
   * @param {number} count of pictures
   */
  make(ways, count) {
    const rows = /** @type {Record<Way, Row>} */ (Object.fromEntries(ways.map((way) => [way, row(count)])));
    this.view.find(".rows").replaceChildren(...ways.map((way) => rows[way].element));
    for (const way of ways) rows[way].element.dataset.way = way;
    return rows;
  }

  /** @param {Pictures | undefined} pictures */
  render(pictures) {
    const { rows, view, view: { words, find, chosen: { input, minus }, data: { bench, networks, pictures_of } } } = this;
    if (!rows) return;
    this.dial.show(input);
    const views = /** @type {["off" | "on", string][]} */ ([["off", words.view_maps], ["on", words.view_minus]]);
    pressable(find(".views"), views, minus, (value) => view.choose({ minus: value }));
    const old = view.isBehind("input") || pictures?.of !== pictures_of;
    find(".rows").classList.toggle("old", old);
    find(".rows").setAttribute("aria-busy", String(old));
    const at = networks.sizes.indexOf(input);
    for (const way of bench.ways) {
      this.renderNetwork(rows[way], way, networks.ways[way][at]);
      if (pictures) this.renderPictures(rows[way], way, pictures, old);
    }
    this.renderAgree(networks.ways.keras[at], networks.ways.same[at]);
  }

  /**
   * @param {Row} row
   * @param {Way} way
   * @param {Network} network
   */
  renderNetwork({ work, middle, svg, cells }, way, { sides, mult_adds, more, centres: { first, jump, count, off } }) {
    const { words, data: { bench, networks } } = this.view;
    const key = way === bench.ways[0] ? "work" : more ? "work_more" : "work_same";
    write(work, fill(words[key], { mult_adds: whole.format(mult_adds), more: percent(more), alpha: networks.alpha }));
    write(middle, fill(words[placed("middle", off)], { px: Math.abs(off) }));
    sides.forEach((side, i) => {
      write(cells[i].side, fill(words.map, { side }));
      cells[i].picture.alt = fill(words.picture, { way: words[`way_${way}`], side });
    });
    const [size] = sides;
    const places = [...Array(count).keys()].map((k) => first + jump * k + 0.5);
    svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
    const dots = places.flatMap((y) => places.map((x) => draw("circle", { cx: x, cy: y, r: DOT * size })));
    svg.replaceChildren(...dots);
  }

  /**
   * @param {Row} row
   * @param {Way} way
   * @param {Pictures} pictures
   * @param {boolean} old
   */
  renderPictures({ cells: [photo, ...maps] }, way, { photo: url, ways }, old) {
    const { words, data: { bench: { ways: [keras] } }, chosen: { minus } } = this.view;
    put(photo.picture, url);
    write(photo.told, words.dots);
    ways[way].forEach((made, i) => {
      const { picture, told } = maps[i];
      const shown = made.picture ?? ways[keras][i].picture ?? "";
      const less = minus === "on" && way !== keras;
      put(picture, less ? made.difference ?? shown : shown);
      picture.classList.toggle("another", less && made.difference === null);
      write(told, old ? "…" : way === keras ? "" : this.told(made));
    });
  }

  /** @param {Compared} made */
  told({ picture, differ, all, largest }) {
    const { words } = this.view;
    if (picture === null) return words.told_same;
    if (differ === null) return words.told_size;
    return fill(words.told_differ, { differ: whole.format(differ), all: whole.format(all), largest: largest?.toFixed(2) });
  }

  /**
   * @param {Network} keras
   * @param {Network} same
   */
  renderAgree(keras, same) {
    const { words, find, chosen: { input: size } } = this.view;
    const at = keras.sides.findIndex((side, i) => side !== same.sides[i]);
    const values = { size, odd: keras.sides[at - 1], keras: keras.sides[at], same: same.sides[at], more: percent(same.more) };
    write(find(".agree"), fill(words[at < 0 ? "agree" : "disagree"], values));
  }
}

/**
 * @param {HTMLImageElement} picture
 * @param {string} url
 */
function put(picture, url) {
  if (picture.getAttribute("src") !== url) picture.src = url;
}
