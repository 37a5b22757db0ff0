// What differs, and what stands on the right: presets as buttons, any class by name.

import { pressable, write } from "../../shared/elements.js";
import { shortAlpha } from "../../shared/numbers.js";
import { fill, languageOf } from "../../shared/words.js";

/** @import { Differ, Fields } from "./types.js" */
/** @import { Compare } from "./component.js" */

/** @param {Compare} compare */
export function renderChoices(compare) {
  const { words, data, chosen: { differ } } = compare;
  write(compare.find("#differ"), words.differ);
  const kinds = /** @type {Differ[]} */ (Object.keys(data.other));
  pressable(
    compare.find(".kinds"),
    kinds.map((kind) => [kind, words[`differ_${kind}`]]),
    differ,
    (kind) => compare.choose({ differ: kind }),
  );
  write(compare.find("#right"), words.right);
  const field = data.other[differ];
  pressable(
    compare.find(".options"),
    optionsOf(compare, differ),
    onTheRight(compare, differ),
    (value) => compare.choose(/** @type {Partial<Fields>} */ ({ [field]: value })),
  );
  compare.find(".search").hidden = differ !== "class";
  compare.search.render(words, data.classes);
}

/**
 * @param {Compare} compare
 * @param {Differ} differ
 * @returns {[value: number | string, said: string, language?: string][]}
 */
function optionsOf({ words, data: { options, methods, sides: [, right] } }, differ) {
  if (differ === "alpha") return options.alpha.map((alpha) => [alpha, fill(words.alpha, { alpha: shortAlpha(alpha) })]);
  if (differ === "size") return options.size.map((size) => [size, fill(words.px, { size })]);
  if (differ === "map") return options.map.map((method) => [method, methods[method].said]);
  const { shown } = right;
  const isOffered = !shown || options.class.some(([index]) => index === shown.index);
  const all = isOffered ? options.class : [...options.class, /** @type {const} */ ([shown.index, shown.name])];
  return all.map(([index, name]) => [index, name, languageOf(name)]);
}

/**
 * What is pressed: what Python may not know yet, or what it has made of it.
 * @param {Compare} compare
 * @param {Differ} differ
 * @returns {number | string | null}
 */
function onTheRight({ ahead, fresh, data }, differ) {
  const [, { index, alpha, size, method }] = (fresh ?? data).sides;
  return ahead.choice[data.other[differ]] ?? { class: index, alpha, size, map: method }[differ];
}
