// The layers of two programs beside each other: of each what it makes and costs, with a bar, and what differs.

import { make, pressable, write } from "../../shared/elements.js";
import { shape, short } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";

/** @import { Layer } from "./types.js" */
/** @import { Recipes } from "./component.js" */

const LONGEST = 6; // rem: of both columns, however wide they are

/** @param {Recipes} view */
export function renderLayers(view) {
  const { words, data: { layers } } = view;
  const differing = layers.filter(isDifferent);
  const shown = view.onlyDiffering ? differing : layers;
  pressable(view.find(".which"), [[true, words.layers_only], [false, words.layers_all]], view.onlyDiffering, (only) => {
    view.onlyDiffering = only;
    renderLayers(view);
  });
  const everywhere = listed(words, view.data.everywhere);
  write(view.find(".everywhere"), everywhere && fill(words.everywhere, { differences: everywhere }));
  write(view.find(".alike"), words[everywhere ? "layers_else" : "layers_alike"]);
  view.find(".alike").hidden = differing.length > 0;
  view.find(".scroll").hidden = !shown.length;
  const most = Math.max(...layers.flatMap(({ sides }) => sides.map((side) => side?.mult_adds ?? 0)));
  view.find("table").replaceChildren(head(view), make("tbody", {}, ...shown.map((layer) => row(view, layer, most))));
}

/** @param {Layer} layer */
function isDifferent({ sides, differs }) {
  return sides.includes(null) || Object.keys(differs).length > 0;
}

/** @param {Recipes} view */
function head({ words, chosen }) {
  const names = [chosen.variant, chosen.variant2].map((name) => words[`name_${name}`]);
  const heads = ["map", "mult_adds"].flatMap((column) =>
    names.map((name) => make("th", { scope: "col", class: "number" }, words[`column_${column}`], make("small", {}, name)))
  );
  const layer = make("th", { scope: "col" }, words.column_layer);
  return make("thead", {}, make("tr", {}, layer, make("th", { scope: "col" }, words.column_differs), ...heads));
}

/**
 * @param {Recipes} view
 * @param {Layer} layer
 * @param {number} most Mult-Adds of any layer: the longest bar
 */
function row(view, layer, most) {
  const { words, covered } = view;
  const { name, kind, sides } = layer;
  const maps = sides.map((side) => make("td", { class: "number" }, side ? shape(side.size, side.channels) : words.missing));
  const work = sides.map((side) => {
    const bar = make("i", { class: "bar", "aria-hidden": "true" });
    bar.style.width = `${covered || !side ? 0 : (LONGEST * side.mult_adds) / most}rem`;
    const said = make("span", {});
    write(said, !side ? words.missing : covered ? words.covered : short(side.mult_adds));
    return make("td", { class: "number work" }, said, bar);
  });
  const named = make("th", { scope: "row", style: `--kind: var(--kind-${kind})` }, make("i", { class: "swatch" }), name);
  return make(
    "tr",
    { class: isDifferent(layer) ? "differs" : "" },
    named,
    make("td", { class: "differ" }, differences(words, layer)),
    ...maps,
    ...work,
  );
}

/**
 * @param {Record<string, string>} words
 * @param {Layer} layer
 */
function differences(words, { sides, differs }) {
  if (sides.includes(null)) return words[sides[0] ? "only_first" : "only_second"];
  return listed(words, differs);
}

/**
 * @param {Record<string, string>} words
 * @param {Record<string, [string, string]>} differs
 */
function listed(words, differs) {
  const written = (/** @type {string} */ key, /** @type {string} */ value) => words[`way_${key}_${value}`] ?? value;
  return Object.entries(differs).map(([key, both]) => {
    const [first, second] = both.map((value) => written(key, value));
    return fill(words[`differs_${key}`], { first, second });
  }).join(", ");
}
