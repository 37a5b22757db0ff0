// What differs, and what stands on the right: presets as buttons, any class by name.

import { pressable, write } from "../../shared/elements.js";
import { shortAlpha } from "../../shared/numbers.js";
import { fill, languageOf } from "../../shared/words.js";

export function renderChoices(compare) {
  const { words, data } = compare;
  const { differ, options, sides: [, right] } = data;
  write(compare.find("#differ"), words.differ);
  pressable(
    compare.find(".kinds"),
    Object.keys(data.other).map((kind) => [kind, words[`differ_${kind}`]]),
    differ,
    (kind) => compare.tell({ differ: kind }),
  );
  write(compare.find("#right"), words.right);
  const shown = {
    class: () =>
      [
        ...options.class,
        ...(right.shown && !options.class.some(([index]) => index === right.index) ? [[right.index, right.shown.name]] : []),
      ].map(([index, name]) => [index, name, languageOf(name)]),
    alpha: () => options.alpha.map((alpha) => [alpha, fill(words.alpha, { alpha: shortAlpha(alpha) })]),
    size: () => options.size.map((size) => [size, fill(words.px, { size })]),
    map: () => options.map.map((method) => [method, data.methods[method]]),
  }[differ]();
  const pressed = { class: right.index, alpha: right.alpha, size: right.size, map: right.method }[differ];
  pressable(compare.find(".options"), shown, pressed, (value) => compare.tell({ [data.other[differ]]: value }));
  compare.find(".search").hidden = differ !== "class";
  compare.search.render(words, data.classes);
}
