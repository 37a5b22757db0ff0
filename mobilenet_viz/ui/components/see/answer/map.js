// The map over the picture: which method, at which block, its scale and its sum. Numbers come as printed, in whole steps.

import { carried } from "../../shared/carried.js";
import { make, write } from "../../shared/elements.js";
import { heatLegend } from "../../shared/heat.js";
import { inUnits, sum } from "../../shared/numbers.js";
import { fill, languageOf } from "../../shared/words.js";

export const EXACT = "evidence";

export function startMap(see) {
  const opacity = see.find("#opacity");
  opacity.oninput = () => {
    see.take({ opacity: Number(opacity.value) });
    renderMap(see);
  };
  opacity.onchange = () => see.settle();
  const method = see.find("#method");
  method.onchange = () => see.choose({ map: method.value, at: startingPlace(see, method.value) });
  const at = see.find("#at");
  at.oninput = () => write(see.find(".controls output"), placeName(see, Number(at.value)));
  at.onchange = () => see.choose({ at: Number(at.value) });
  const smooth = see.find("#smooth");
  smooth.onchange = () => see.choose({ drawn: smooth.checked ? "smooth" : "cells" });
}

// Who asks the pixels first sees the pixels; who comes from there to a method of the blocks sees the last one.
function startingPlace({ data: { places }, chosen }, method) {
  const sameKind = places[method].length > 1 && places[method][0] === places[chosen.map][0];
  return sameKind ? chosen.at : places[method][0] === 0 ? 0 : places[method].at(-1);
}

export function blockOf({ data: { places }, chosen }) {
  return places[chosen.map].includes(chosen.at) ? chosen.at : places[chosen.map].at(-1);
}

function placeName({ words, data: { blocks } }, block) {
  return fill(block ? words.at_block : words.at_photo, { block, grid: blocks[block].grid });
}

// What is drawn: the exact map is part of the answer; another one comes by a carrier, or is still being made.
function mapOf(see) {
  const { data, chosen, shown } = see;
  if (!shown) return {};
  if (chosen.map === EXACT) {
    return { cells: shown.cells, flat: shown.flat, alike: shown.alike, digits: 2, scale: data.answer.scale, signed: true };
  }
  const { map } = data.answer;
  if (map?.index !== shown.index || map.method !== chosen.map || map.block !== blockOf(see)) return {};
  const brought = carried("see_map");
  return { ...map, signed: false, cells: null, ...(map.key && brought?.key === map.key ? brought : {}) };
}

export function renderMap(see) {
  const { words, data, chosen, shown } = see;
  const map = (see.map = mapOf(see));
  const name = shown?.name ?? data.classes[chosen.class]?.[0];
  const method = words[`method_${chosen.map}`];
  const title = chosen.map === EXACT ? words.map_title : words.map_title_method.replace("{method}", method);
  const [before, after] = name ? title.split("{name}") : [words.map_title_waiting, ""];
  see.find("#where").replaceChildren(before, make("span", { lang: languageOf(name ?? "") }, name ?? ""), after);
  see.find(".where").classList.toggle("outdated", see.outdated);
  see.find(".where").classList.toggle("unfinished", Boolean(map.rests));
  renderControls(see);
  const block = blockOf(see);
  const { grid } = data.blocks[block];
  see.heat.show({
    ...map,
    url: data.photo.url,
    smooth: chosen.drawn === "smooth",
    opacity: chosen.opacity,
    how: words.map_how,
    label: `${fill(words.map_label, { method, name: name ?? "", place: placeName(see, block) })} ${restsOn(see, map)}`.trim(),
  });
  renderWaiting(see, map);
  renderSum(see, map.rests ? {} : map, block);
  see.find(".legend").hidden = !map.cells;
  if (map.cells) {
    heatLegend(see.find(".legend"), {
      ...map,
      opacity: chosen.opacity,
      words: { against: words.scale_against, for: words[map.signed ? "scale_for" : "scale_most"], unit: unitOf(see, block) },
    });
  }
  write(see.find(".about"), fill(words[`about_${chosen.map}`], { ...data.network, ...data.blocks[block], block, grid }));
}

function renderControls(see) {
  const { words, data, chosen } = see;
  const [method, at, smooth, opacity] = ["#method", "#at", "#smooth", "#opacity"].map(see.find);
  const methods = Object.keys(data.places);
  if (method.options.length !== methods.length) method.replaceChildren(...methods.map((each) => make("option", { value: each })));
  [...method.options].forEach((option) => write(option, words[`method_${option.value}`]));
  method.value = chosen.map;
  const places = data.places[chosen.map];
  const block = blockOf(see);
  [at.min, at.max, at.disabled] = [places.length > 1 ? places[0] : 1, places.at(-1), places.length === 1];
  if (!at.matches(":active")) at.value = block; // a run that ends meanwhile leaves it to the hand
  at.setAttribute("aria-valuetext", placeName(see, block));
  write(see.find(".controls output"), placeName(see, block));
  write(see.find("[for=method]"), words.method_label);
  write(see.find("label[for=at]"), words.at_label);
  smooth.checked = chosen.drawn === "smooth";
  write(see.find("[for=smooth] span"), words.smooth);
  if (Number(opacity.value) !== chosen.opacity) opacity.value = chosen.opacity;
  write(see.find(".opacity label"), words.opacity);
  write(see.find(".opacity output"), fill(words.percent, { value: chosen.opacity }));
  opacity.setAttribute("aria-valuetext", fill(words.percent, { value: chosen.opacity }));
}

// Of an unfinished map: how much of the work it rests on.
function restsOn({ words, chosen }, { rests }) {
  return rests ? fill(words[`rests_${chosen.map}`], rests) : "";
}

// In the place of a map that is not here, or not whole: why not, how far it is, and what can be done about it.
function renderWaiting(see, map) {
  const { words, data, chosen } = see;
  const { cells, rests, refusal, stopped, unstarted, moves } = map;
  const box = see.find(".waiting");
  box.hidden = Boolean((cells && !rests) || data.refusal);
  if (box.hidden) return;
  const method = words[`method_${chosen.map}`];
  const state = !data.answer ? "waiting" : unstarted ? "unstarted" : stopped ? "stopped" : rests ? "unfinished" : "coming";
  write(box.querySelector(".state"), refusal ?? fill(words[`map_${state}`], { method, compute: words.compute }));
  write(box.querySelector(".rests"), restsOn(see, map));
  box.querySelector(".state").classList.toggle("hidden", Boolean(rests)); // the map needs the room
  const [bar, share, button] = box.querySelector(".slow").children;
  const progress = carried("see_progress") ?? 0;
  bar.hidden = share.hidden = !moves;
  bar.setAttribute("aria-label", fill(words.map_coming, { method }));
  bar.value = progress;
  write(share, moves ? fill(words.percent, { value: Math.round(100 * progress) }) : "");
  button.hidden = !moves && !stopped;
  write(button, stopped ? words.compute : words.stop);
  button.onclick = () => {
    see.pending.take({ go: Boolean(stopped) });
    see.settle();
  };
}

function renderSum(see, { cells, flat, alike, digits, signed }, block) {
  const { words, data, chosen, shown } = see;
  const box = see.find(".sum");
  write(see.find(".flat"), cells && (flat || alike) ? fill(words[flat ? "flat" : "alike"], { value: inUnits(cells[0][0], digits) }) : "");
  const last = block === data.places[EXACT][0];
  box.hidden = !cells || !(signed || (chosen.map === "gradcam" && last));
  box.classList.toggle("plain", !signed);
  if (box.hidden) return box.replaceChildren();
  const all = cells.flat();
  if (!signed) return write(box, fill(words.cam_sum, { count: all.length, sum: inUnits(sum(all), digits), logit: inUnits(shown.logit) }));
  const term = (sign, kind, value) =>
    make("span", {}, fill(words[`sum_${kind}`], { count: all.length }), make("b", { class: kind }, make("i", {}, sign), inUnits(value)));
  box.replaceChildren(
    term("", "for", sum(all.filter((n) => n > 0))),
    term("+", "against", sum(all.filter((n) => n < 0))),
    term("+", "bias", shown.bias),
    term("=", "logit", shown.logit),
  );
}

function unitOf({ words, chosen }, block) {
  if (chosen.map === EXACT) return `${words.unit_evidence} ${words.sum_note}`;
  const gradient = ["saliency", "smoothgrad"].includes(chosen.map);
  return `${words[gradient ? (block ? "unit_gradient" : "unit_gradient_photo") : `unit_${chosen.map}`]} ${words.scale_own}`;
}
