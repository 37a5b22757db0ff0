// What is tested: the choice of class, map and block, and the map that the order comes from.

import { make, write } from "../../shared/elements.js";
import { heatLegend } from "../../shared/heat.js";
import { inUnits, percent } from "../../shared/numbers.js";
import { fill, languageOf } from "../../shared/words.js";

/** @import { Hide } from "./component.js" */

/** @param {Hide} hide */
export function renderChoices(hide) {
  const { words, data: { test, methods, network, notes }, chosen } = hide;
  const classes = test?.classes ?? [];
  const { places } = methods[chosen.map];
  select(
    hide,
    "class",
    classes.map(({ index, name, probability }) => [index, `${name} (${percent(probability)})`, languageOf(name)]),
    picked(hide),
  );
  select(hide, "method", Object.entries(methods).map(([name, { said }]) => [name, said]), chosen.map);
  select(
    hide,
    "block",
    places.length > 1 ? places.map((block) => [block, block === 0 ? words.photo_itself : String(block)]) : [],
    places.includes(chosen.at) ? chosen.at : places[places.length - 1],
  );
  write(hide.find(".network"), test ? fill(words.network, { network, weights: test.weights_used }) : network);
  hide.find(".notes").replaceChildren(...notes.map((note) => make("p", {}, note)));
}

/**
 * The class that is chosen: the answer may not have it yet, and null is the first.
 * @param {Hide} hide
 */
function picked({ data: { test }, ahead }) {
  const { class: wanted } = ahead.choice;
  return wanted === undefined ? test?.shown.index : wanted ?? test?.classes[0].index;
}

/**
 * @param {Hide} hide
 * @param {"class" | "method" | "block"} name
 * @param {[value: string | number, said: string, language?: string][]} rows none: there is no choice
 * @param {string | number | undefined} value
 */
function select(hide, name, rows, value) {
  const box = hide.find(`select.${name}`, HTMLSelectElement);
  const label = /** @type {HTMLElement} */ (box.parentElement);
  write(hide.find(`.choose .${name}-name`), hide.words[name]);
  label.hidden = !rows.length;
  const said = JSON.stringify(rows);
  if (box.dataset.rows !== said) {
    box.dataset.rows = said;
    box.replaceChildren(...rows.map(([value, label, lang = hide.data.language]) => make("option", { value, lang }, label)));
  }
  if (value !== undefined) box.value = String(value);
}

/** @param {Hide} hide */
export function renderMap(hide) {
  const { words, data: { test, grid, opacity }, url } = hide;
  const map = test?.map ?? null;
  write(hide.find("#where"), words.map);
  const label = fill(words.map_label, { name: test?.shown.name ?? "", grid });
  hide.heat.show({ ...(map ?? { cells: null }), url, opacity, label, how: words.map_how });
  const legend = hide.find(".legend");
  legend.style.visibility = map ? "" : "hidden"; // its place is kept
  const { scale, signed, digits } = map ?? { scale: 1, signed: true, digits: 0 };
  const ends = { against: words.scale_against, for: signed ? words.scale_for : words.scale_most, unit: "" };
  heatLegend(legend, { scale, signed, digits, opacity, words: ends });
  write(hide.find(".order"), map ? orderOf(hide) : words.map_waiting);
  renderPointed(hide);
}

/** @param {Hide} hide */
function orderOf({ words, data: { test } }) {
  if (!test) return "";
  const sentence = !test.averaged ? "order" : test.block === 0 ? "order_photo" : "order_averaged";
  const tied = test.tied ? ` ${fill(words.order_tied, { tied: test.tied })}` : "";
  return fill(words[sentence], { block: test.block }) + tied;
}

/** @param {Hide} hide */
export function renderPointed({ find, words, data: { test, grid }, pointed }) {
  const at = pointed && test?.order ? test.order.indexOf(pointed.row * grid + pointed.col) : -1;
  const number = pointed && test?.map?.cells[pointed.row]?.[pointed.col];
  const value = number === undefined || number === null ? "" : inUnits(number, test?.map?.digits);
  write(find(".pointed"), at < 0 ? "" : fill(words.pointed, { place: at + 1, value }));
}
