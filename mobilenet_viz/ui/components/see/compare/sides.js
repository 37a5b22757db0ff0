// One side: its map, and under it which class, network, method and weights it is of.

import { calledBy, renderMissing, renderNamed } from "../../shared/waiting.js";
import { carried } from "../../shared/carried.js";
import { make, write } from "../../shared/elements.js";
import { heatLegend } from "../../shared/heat.js";
import { inUnits, percent, short, shortAlpha } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";

/** @import { Side } from "./types.js" */
/** @import { Compare } from "./component.js" */

/**
 * What distinguishes a side, in a word or two: the thing that differs.
 * @param {Compare} compare
 * @param {Side} side
 */
export function nameOf({ words, data: { differ, methods } }, side) {
  if (differ === "class") return side.shown?.name ?? "";
  if (differ === "alpha") return fill(words.alpha, { alpha: shortAlpha(side.alpha) });
  return differ === "size" ? fill(words.px, { size: side.size }) : methods[side.method].said;
}

/**
 * The same as it is read aloud.
 * @param {Compare} compare
 * @param {Side} side
 */
export function titleOf(compare, side) {
  return compare.data.differ === "class" ? calledBy(nameOf(compare, side)) : nameOf(compare, side);
}

/**
 * @param {Compare} compare
 * @param {Side} side
 * @param {number} i
 */
export function renderSide(compare, side, i) {
  const find = compare.parts[i];
  find("h2").replaceChildren(titleOf(compare, side));
  const box = /** @type {Element} */ (find("h2").parentElement);
  box.classList.toggle("outdated", compare.isOld(i));
  box.classList.toggle("slow", compare.data.methods[side.method].slow);
  box.classList.toggle("unfinished", Boolean(side.brought?.rests));
  renderOwn(compare, side, i);
  renderMap(compare, side, i);
  renderWaiting(compare, i);
  renderAbout(compare, side, i);
  renderNotes(find(".notes"), side.notes);
  renderLegend(compare, find(".legend"), compare.data.one_scale ? [] : [side]);
}

/**
 * Where the sides are two networks: what each answers by itself, and what it costs, before any map.
 * @param {Compare} compare
 * @param {Side} side
 * @param {number} i
 */
function renderOwn({ words, parts }, { own, network }, i) {
  const find = parts[i];
  find(".own").hidden = !network;
  if (!network) return;
  write(find(".own .dim"), words.own);
  const { name, gloss, probability } = own ?? { name: "…", gloss: "", probability: null };
  find(".own .says").replaceChildren(
    calledBy(name),
    ...(gloss ? [make("small", {}, gloss)] : []),
    ...(probability === null ? [] : [make("b", {}, percent(probability))]),
  );
  const share = fill(words.of_baseline, { share: percent(network.mult_adds_ratio), baseline: network.baseline });
  write(find(".own .cost"), `${fill(words.cost_mult_adds, { count: short(network.mult_adds) })}, ${share}`);
}

/**
 * @param {Compare} compare
 * @param {Side} side
 * @param {number} i
 */
function renderMap(compare, side, i) {
  const { words, data, urls } = compare;
  const { alpha, size, map, brought, shown } = side;
  const method = data.methods[side.method].said;
  const label = fill(words.map_label, { method, name: shown?.name ?? "", alpha: shortAlpha(alpha), size });
  const url = urls[side.picture] ?? "";
  const look = { url, smooth: data.smooth, opacity: data.opacity, label: `${label} ${restsOn(compare, side)}`.trim(), how: words.map_how };
  compare.heats[i].show({ ...(brought ?? { cells: null }), signed: map?.signed, ...look });
  const flatness = brought?.rests ? undefined : brought?.flat ? "flat" : brought?.alike ? "alike" : undefined;
  const value = brought ? inUnits(brought.cells[0][0], brought.digits) : "";
  write(compare.parts[i](".flat"), flatness ? fill(words[flatness], { value }) : "");
}

/**
 * Of an unfinished map: how much of the work it rests on.
 * @param {Compare} compare
 * @param {Side} side
 */
function restsOn({ words }, { brought, method }) {
  return brought?.rests ? fill(words[`rests_${method}`], brought.rests) : "";
}

/**
 * What is said of the map that is asked for while it is not here, or not whole.
 * @param {Compare} compare
 * @param {number} i
 */
function renderWaiting(compare, i) {
  const { words, data: { methods }, fresh } = compare;
  const wanted = (fresh ?? compare.data).sides[i];
  const method = methods[wanted.method].said;
  const sentences = {
    answer: words.waiting_answer,
    running: restsOn(compare, compare.data.sides[i]) || fill(words.waiting, { method }),
    unstarted: fill(words.not_started, { method }),
  };
  const asked = { ...wanted, progress: carried("compare_progress")?.[i] ?? 0 };
  const box = compare.parts[i](".asked");
  renderMissing(box, wanted.shown || wanted.refusal ? asked : null, words, sentences, (go) => compare.choose({ go }));
}

/**
 * @param {Compare} compare
 * @param {Side} side
 * @param {number} i
 */
function renderAbout({ words, data, parts }, { shown, map, block, alpha, size, weights_used, ...side }, i) {
  const about = parts[i](".about");
  if (shown) {
    const { name, probability, rank } = shown;
    renderNamed(parts[i](".class"), words.class_line, { name, probability: percent(probability), rank });
  }
  if (!map) return write(about, "");
  const place = block === 0 ? words.photo_itself : fill(words.block, { block });
  const network = { alpha: shortAlpha(alpha), size, method: data.methods[side.method].said, place, grid: map.grid };
  write(about, `${fill(words.network_line, network)} ${fill(words.weights_line, { weights: weights_used ?? "" })}`);
}

/**
 * @param {HTMLElement} box
 * @param {string[]} notes
 */
export function renderNotes(box, notes) {
  box.replaceChildren(...notes.map((note) => make("p", {}, note)));
}

/**
 * The legend of these sides, which have one scale; it shows "against" when either map can.
 * @param {Compare} compare
 * @param {HTMLElement} box
 * @param {Side[]} sides
 */
export function renderLegend({ words, data }, box, sides) {
  const brought = sides.find((side) => side.brought)?.brought;
  box.hidden = !brought;
  if (!brought) return;
  const signed = sides.some(({ map }) => map?.signed);
  const ends = { against: words.scale_against, for: signed ? words.scale_for : words.scale_most, unit: "" };
  heatLegend(box, { scale: brought.scale, digits: brought.digits, signed, opacity: data.opacity, words: ends });
}
