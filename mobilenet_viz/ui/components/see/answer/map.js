// The map over the picture: which method, at which block. Numbers come as printed, in whole steps.

import { carried } from "../../shared/carried.js";
import { make, write } from "../../shared/elements.js";
import { fill, languageOf } from "../../shared/words.js";
import { renderLegend, renderSum } from "./sum.js";
import { renderWaiting, restsOn } from "./waiting.js";

/** @import { Drawn, Rests } from "../types.js" */
/** @import { OtherMap } from "./types.js" */
/** @import { See } from "./component.js" */

/**
 * What there is of the map that is asked for: its numbers, or why there are none.
 * @typedef {Partial<OtherMap> & { drawn?: Drawn, rests?: Rests | null }} MapHere
 *
 * What is drawn: the map that is asked for or, while that is on its way, the last one.
 * @typedef {{ drawn: Drawn, signed: boolean, exact: boolean, label: string, title: Title }} Shown
 *
 * A class's name, and what stands before and after it.
 * @typedef {[before: string, name: string, after: string]} Title
 */

// What the button below the map goes to: cells whose numbers add up, and back.
const EXACT = { map: "evidence", drawn: null };
const FIRST_LOOK = { map: "gradcam", drawn: null };
const TWO_DIGITS = 2; // of the exact map's numbers, as of every logit

/** @param {See} see */
export function startMap(see) {
  const opacity = see.find("#opacity", HTMLInputElement);
  opacity.oninput = () => see.move({ opacity: Number(opacity.value) });
  opacity.onchange = () => see.choose({ opacity: Number(opacity.value) });
  const method = see.find("#method", HTMLSelectElement);
  method.onchange = () => {
    const { start, in_answer } = see.data.methods[method.value];
    const now = methodOf(see);
    const drawn = in_answer === now.in_answer ? see.chosen.drawn : null; // as suits it
    see.choose({ map: method.value, at: start === now.start ? see.chosen.at : start, drawn });
  };
  see.find(".exact").onclick = () => see.choose(methodOf(see).in_answer ? FIRST_LOOK : EXACT);
  const at = see.find("#at", HTMLInputElement);
  at.oninput = () => write(see.find(".controls output"), placeName(see, Number(at.value)));
  at.onchange = () => see.choose({ at: Number(at.value) });
  [[-1, ".less"], [1, ".more"]].forEach(([by, name]) => {
    see.find(`.controls ${name}`).onclick = () => see.choose({ at: blockOf(see) + Number(by) });
  });
  const smooth = see.find("#smooth", HTMLInputElement);
  smooth.onchange = () => see.choose({ drawn: smooth.checked ? "smooth" : "cells" });
}

/** @param {See} see */
export function methodOf({ data, chosen }) {
  return data.methods[chosen.map];
}

/** @param {See} see */
export function blockOf(see) {
  const { places } = methodOf(see);
  return places.includes(see.chosen.at) ? see.chosen.at : places[places.length - 1];
}

// The grid that the answer is made from.
/** @param {See} see */
export function isLast(see) {
  return blockOf(see) === see.data.blocks.length - 1;
}

/**
 * As chosen; unless that is chosen, all maps are smooth but the exact one, which is there to be added up.
 * @param {See} see
 * @param {boolean} [exact] is it that one?
 */
export function isSmooth(see, exact = methodOf(see).in_answer) {
  const { drawn } = see.chosen;
  return drawn ? drawn === "smooth" : !exact;
}

/**
 * @param {See} see
 * @param {number} block
 */
function placeName({ words, data: { blocks } }, block) {
  return fill(block ? words.at_block : words.at_photo, { block, grid: blocks[block].grid });
}

/**
 * The exact map and what is positive in it are part of the answer; another map comes by a carrier, or is still being made.
 * @param {See} see
 * @returns {MapHere}
 */
function mapOf(see) {
  const { answer, chosen, shown } = see;
  if (!answer || !shown) return {};
  const { in_answer, clipped } = methodOf(see);
  if (in_answer) return { drawn: { ...shown, digits: TWO_DIGITS, scale: answer.scale } };
  if (clipped && isLast(see)) return { drawn: shown.positive };
  const { map } = answer;
  if (map?.index !== shown.index || map.method !== chosen.map || map.block !== blockOf(see)) return {};
  const brought = carried("see_map");
  return map.key && brought?.key === map.key ? { ...map, drawn: brought, rests: brought.rests } : map;
}

/** @param {See} see */
export function renderMap(see) {
  const { words, data, chosen, shown } = see;
  const map = see.map = mapOf(see);
  const onItsWay = !(map.drawn || map.refusal || map.stopped || map.unstarted || data.refusal);
  renderControls(see);
  const [block, method] = [blockOf(see), methodOf(see)];
  const named = { method: method.said, name: shown?.name ?? "", place: placeName(see, block) };
  const label = `${fill(words.map_label, named)} ${restsOn(see, map)}`.trim();
  if (map.drawn) see.drawn = { drawn: map.drawn, signed: method.signed, exact: method.in_answer, label, title: titleOf(see) };
  else if (!onItsWay) see.drawn = null;
  const { drawn, title, exact, ...about } = see.drawn ??
    { drawn: { cells: null }, signed: method.signed, exact: false, label, title: titleOf(see) };
  see.find("#where").replaceChildren(title[0], make("span", { lang: languageOf(title[1]) }, title[1]), title[2]);
  see.heat.show({ ...drawn, ...about, url: see.url, smooth: isSmooth(see, exact), opacity: chosen.opacity, how: words.map_how });
  see.find(".where").classList.toggle("outdated", see.outdated || (onItsWay && Boolean(see.drawn)));
  see.find(".where").classList.toggle("unfinished", Boolean(map.rests));
  renderWaiting(see, map);
  renderSum(see, map, onItsWay);
  renderLegend(see);
  const { grid, jump, field } = data.blocks[block];
  write(see.find(".where .about"), fill(words[`about_${chosen.map}`], { block, grid, jump, field }));
}

/**
 * @param {See} see
 * @returns {Title}
 */
function titleOf(see) {
  const { words, data, chosen, shown } = see;
  const name = shown?.name ?? (chosen.class === null ? "" : data.classes[chosen.class][0]);
  const method = methodOf(see);
  const title = method.in_answer ? words.map_title : words.map_title_method.replace("{method}", method.said);
  const [before, after] = name ? title.split("{name}") : [words.map_title_waiting, ""];
  return [before, name, after];
}

/** @param {See} see */
function renderControls(see) {
  const { words, data: { methods }, chosen } = see;
  const method = see.find("#method", HTMLSelectElement);
  const names = Object.keys(methods);
  if (method.options.length !== names.length) method.replaceChildren(...names.map((value) => make("option", { value })));
  for (const option of method.options) write(option, methods[option.value].said);
  method.value = chosen.map;
  write(see.find("[for=method]"), words.method_label);
  const cells = see.data.blocks[see.data.blocks.length - 1].grid ** 2;
  write(see.find(".exact"), methodOf(see).in_answer ? words.first_look : fill(words.exact, { count: cells }));
  renderPlace(see);
  const [smooth, opacity] = [see.find("#smooth", HTMLInputElement), see.find("#opacity", HTMLInputElement)];
  const said = fill(words.percent, { value: chosen.opacity });
  smooth.checked = isSmooth(see);
  write(see.find("[for=smooth] span"), words.smooth);
  if (Number(opacity.value) !== chosen.opacity) opacity.value = String(chosen.opacity);
  write(see.find(".opacity label"), words.opacity);
  write(see.find(".opacity output"), said);
  opacity.setAttribute("aria-valuetext", said);
}

/**
 * The block, by a slider and, for a thumb, step by step.
 * @param {See} see
 */
function renderPlace(see) {
  const { words } = see;
  const { places } = methodOf(see);
  const [at, block] = [see.find("#at", HTMLInputElement), blockOf(see)];
  const [least, most] = [places[0], places[places.length - 1]];
  [at.min, at.max, at.disabled] = [String(places.length > 1 ? least : 1), String(most), places.length === 1];
  if (!at.matches(":active")) at.value = String(block); // a run that ends meanwhile leaves it to the hand
  at.setAttribute("aria-valuetext", placeName(see, block));
  write(see.find(".controls output"), placeName(see, block));
  write(see.find("label[for=at]"), words.at_label);
  const steps = /** @type {const} */ ([[".less", block === least], [".more", block === most]]);
  for (const [name, isEnd] of steps) {
    const button = see.find(`.controls ${name}`, HTMLButtonElement);
    button.disabled = isEnd;
    button.setAttribute("aria-label", words[name === ".less" ? "block_before" : "block_after"]);
  }
}
