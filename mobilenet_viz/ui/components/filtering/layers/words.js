// The question, the dials, what is said of the opened layer and its channel, and all layers once more as a table.

import { make, pressable, write } from "../../shared/elements.js";
import { isShown } from "../../shared/guess.js";
import { percent, shape, shortAlpha, signed, sum, whole } from "../../shared/numbers.js";
import { renderStills } from "../../shared/still.js";
import { fill, languageOf } from "../../shared/words.js";
import { shortName } from "./strip.js";

/** @import { Layers } from "./component.js" */

/**
 * Predict, act, explain: an estimate, then the last maps opened, then what is right.
 * @param {Layers} view
 */
export function renderQuestion(view) {
  const { words, data: { layers }, layer } = view;
  const asked = view.answered(view.data.question);
  view.seen = asked.guess !== null && (view.seen || layer.exact); // the last maps are open, or were after the guess
  const found = isShown(asked) || view.seen;
  const last = layers.find(({ exact }) => exact);
  const sentence = asked.guess === null ? words.question : found ? words.question_answer : words.question_act;
  write(view.find(".question"), fill(sentence, { ...last, name: last && shortName(last), size: view.data.network.size }));
  view.answers.render(asked, words, (guess) => words[`guess_${guess}`], found);
}

/** @param {Layers} view */
export function renderDials(view) {
  const { find, words, data: { network, alphas, classes, class_index: index }, chosen, layer } = view;
  const said = (/** @type {string} */ name, /** @type {readonly string[]} */ options) =>
    options.map((each) => /** @type {[any, string]} */ ([each, words[`${name}_${each}`]]));
  pressable(find(".within"), said("within", ["block", "layers"]), "layers", (within) => {
    if (within !== "layers") view.choose({ within, block: layer.block ?? chosen.block, ...halfOf(layer) });
  });
  pressable(
    find(".alphas"),
    alphas.map((alpha) => [alpha, shortAlpha(alpha)]),
    view.isBehind("alpha") ? chosen.alpha : network.alpha,
    (alpha) => view.choose({ alpha }),
  );
  for (
    const [name, options] of /** @type {const} */ ([["whole", ["sum", "max", "class"]], ["order", ["activity", "class"]], ["grey", [
      "map",
      "layer",
      "network",
    ]]])
  ) {
    write(find(`#${name}`), words[name]);
    pressable(find(`.dials .${name}`), said(`${name}_short`, options), chosen[name], (option) => view.choose({ [name]: option }));
  }
  const byClass = chosen.whole === "class" || chosen.order === "class";
  write(find("#class"), words.class);
  /** @type {HTMLElement} */ (find("#class").parentElement).hidden = !byClass || !classes.length;
  const names = classes.map(({ index, name }) => /** @type {[number, string, string]} */ ([index, name, languageOf(name)]));
  pressable(find(".dials .class"), names, chosen.class ?? index, (picked) => view.choose({ class: picked }));
  write(find(".network"), fill(words.network, network));
  const [alpha, size] = network.asked ?? [];
  write(find(".instead"), alpha && size ? fill(words.instead, { ...network, asked: shortAlpha(alpha), px: size }) : "");
}

/**
 * The half of its block that a layer is, for a link.
 * @param {Layers["layer"]} layer
 */
function halfOf({ kind, block }) {
  return block ? { half: kind, stage: null } : {};
}

/** @param {Layers} view */
export function renderOpened(view) {
  const { find, words, layer, scene, brought: { channels }, number } = view;
  const counts = scene.counts?.[scene.layers.indexOf(layer)];
  write(find("#opened"), `${layer.name}: ${shape(layer.side, layer.channels)}`);
  const known = counts && counts.silent !== null;
  const values = {
    ...counts,
    top: scene.top,
    channels: whole.format(layer.channels),
    zeros: percent(counts?.zeros ?? 0),
    tops: percent(counts?.tops ?? 0),
  };
  write(find(".counts"), known ? fill(words.counts, values) : layer.cut ? "" : words.no_relu);
  find(".channels").setAttribute("aria-label", fill(words.wall, { name: layer.name }));
  const mean = signed(channels?.means[number] ?? 0, 2);
  const pixels = layer.side ** 2;
  const about = channels
    ? fill(layer.cut ? words.about : words.about_logit, {
      name: view.isBehind("layer", "feature") ? "…" : view.data.output ?? "…",
      mean,
      zeros: channels.zeros[number],
      tops: channels.tops[number],
      top: scene.top,
      pixels,
    })
    : "";
  const place = channels && view.order.indexOf(number) + 1;
  find(".about").classList.toggle("spoken", view.chosen.order === "class");
  write(find(".about"), channels ? [about, spoken(view)].join(" ") : "");
  write(find(".said"), channels ? fill(words.channel_said, { number, place, channels: layer.channels, about }) : "");
  write(find(".meaning"), meaning(view));
}

/**
 * What the channel says to the class, and what all of them do, where that is the order.
 * @param {Layers} view
 */
function spoken({ words, said, number, layer, data: { classes, class_index: index } }) {
  if (!said?.channels) return "";
  const name = classes.find((each) => each.index === index)?.name ?? "";
  const values = { name, term: signed(said.channels[number], 2), total: signed(sum(said.channels), 2) };
  const exact = { ...values, bias: signed(said.bias, 2), logit: signed(said.logit, 2) };
  return layer.exact ? fill(words.says_exact, exact) : fill(words.says, values);
}

/**
 * What the small maps and the order are made by.
 * @param {Layers} view
 */
function meaning({ words, chosen, layer, data: { top, classes, class_index: index } }) {
  const name = classes.find((each) => each.index === index)?.name ?? "…";
  return [
    fill(words.strip_legend, { top }),
    fill(words[`whole_means_${chosen.whole}`], { name }),
    chosen.order === "class" ? fill(layer.exact ? words.order_exact : layer.cut ? words.order_slope : words.order_none, { name }) : "",
  ].join(" ");
}

/**
 * What there is to wait for, over what is there: nothing moves for it.
 * @param {Layers} view
 */
export function renderState(view) {
  const { find, words, data, scene, wanted, brought } = view;
  const old = view.isOld("channels");
  const waits = old ? fill(words.old, { shown: scene.layer, name: wanted }) : brought.channels ? "" : words.waiting;
  write(find(".state"), data.refusal ?? waits);
  find(".opened").setAttribute("aria-busy", String(waits !== "" && !data.refusal));
  for (const section of [".wall", ".one"]) find(section).classList.toggle("old", old);
  find(".strip").classList.toggle("old", view.isOld("whole"));
  for (const part of [".photos", "#photos"]) find(part).classList.toggle("old", !old && view.isOld("photos"));
}

/** @param {Layers} view */
export function renderTable({ find, words, data, layer }) {
  const { network, photo, layers, counts } = data;
  write(find(".legend"), fill(words.legend, { ...network, top: data.top, alpha: shortAlpha(network.alpha), photo }));
  find(".stills").setAttribute("aria-label", words.still);
  renderStills(find(".stills"), find(".shown"), `layers-${layer.name}`, (kind) => fill(words.still_of, { kind, name: layer.name }));
  write(find("summary"), words.in_words);
  find(".tables").setAttribute("aria-label", words.in_words);
  const columns = ["layer", "shape", "silent", "full", "zeros", "tops", "field"];
  const head = columns.map((name) => make("th", { scope: "col" }, fill(words[`column_${name}`], data)));
  const cell = (/** @type {number | null | undefined} */ value, /** @type {(n: number) => string} */ say) =>
    make("td", {}, typeof value === "number" ? say(value) : "–");
  const rows = layers.map((each, i) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, each.name),
      make("td", {}, shape(each.side, each.channels)),
      cell(counts?.[i].silent, whole.format),
      cell(counts?.[i].full, whole.format),
      cell(counts?.[i].zeros, percent),
      cell(counts?.[i].tops, percent),
      make("td", {}, `${each.field} px`),
    )
  );
  const caption = make("caption", {}, fill(words.table, { alpha: shortAlpha(network.alpha), size: network.size }));
  find(".tables").replaceChildren(make("table", {}, caption, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows)));
}
