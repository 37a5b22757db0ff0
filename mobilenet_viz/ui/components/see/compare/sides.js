// One side: its map, and under it which class, network, method and weights it is of.

import { calledBy, renderAsked, renderNamed } from "../../shared/asked.js";
import { carried } from "../../shared/carried.js";
import { make, write } from "../../shared/elements.js";
import { heatLegend } from "../../shared/heat.js";
import { inUnits, percent, shortAlpha } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";

// What distinguishes a side, in a word or two: the thing that differs.
export function nameOf({ words, data: { differ, methods } }, side) {
  if (differ === "class") return side.shown?.name ?? "";
  if (differ === "alpha") return fill(words.alpha, { alpha: shortAlpha(side.alpha) });
  return differ === "size" ? fill(words.px, side) : methods[side.method];
}

// The same as it is read aloud.
export function titleOf(compare, side) {
  return compare.data.differ === "class" ? calledBy(nameOf(compare, side)) : nameOf(compare, side);
}

export function cellsOf(side, i) {
  const brought = carried(`compare_${["left", "right"][i]}_map`);
  return side.map && brought?.key === side.map.key ? brought.cells : null;
}

function pictureOf(side) {
  return [carried("compare_left"), carried("compare_right")].find((each) => each?.digest === side.picture)?.url ?? "";
}

export function renderSide(compare, side, i) {
  const { words, data } = compare;
  const part = (selector) => compare.parts[i].querySelector(selector);
  const { alpha, size, block, map, shown } = side;
  const method = data.methods[side.method];
  const cells = cellsOf(side, i);
  part("h2").replaceChildren(titleOf(compare, side));
  const label = fill(words.map_label, { method, name: shown?.name ?? "", alpha: shortAlpha(alpha), size });
  compare.heats[i].show({ ...map, cells, url: pictureOf(side), smooth: data.smooth, opacity: data.opacity, label, how: words.map_how });
  const sentences = {
    answer: words.waiting_answer,
    running: fill(words.waiting, { method }),
    unstarted: fill(words.not_started, { method }),
  };
  const asked = { ...side, progress: carried("compare_progress")?.[i] ?? 0 };
  renderAsked(part(".asked"), shown || side.refusal ? asked : null, words, sentences, (go) => compare.tell({ go }));
  write(
    part(".flat"),
    cells && (map.flat || map.alike) ? fill(words[map.flat ? "flat" : "alike"], { value: inUnits(cells[0][0], map.digits) }) : "",
  );
  if (shown) renderNamed(part(".class"), words.class_line, { name: shown.name, probability: percent(shown.probability), rank: shown.rank });
  const place = block === 0 ? words.photo_itself : fill(words.block, { block });
  write(
    part(".about"),
    !map
      ? ""
      : `${fill(words.network_line, { alpha: shortAlpha(alpha), size, method, place, grid: map.grid })} ${
        fill(words.weights_line, { weights: side.weights_used })
      }`,
  );
  renderNotes(part(".notes"), side.notes);
  renderLegend(compare, part(".legend"), data.one_scale ? [] : [side]);
}

export function renderNotes(box, notes) {
  box.replaceChildren(...notes.map((note) => make("p", {}, note)));
}

// The legend of these sides, which have one scale; it shows "against" when either map can.
export function renderLegend({ words, data }, box, sides) {
  const maps = sides.map(({ map }) => map).filter(Boolean);
  box.hidden = !maps.length;
  if (!maps.length) return;
  const signed = maps.some((map) => map.signed);
  const ends = { against: words.scale_against, for: signed ? words.scale_for : words.scale_most, unit: "" };
  heatLegend(box, { ...maps[0], signed, opacity: data.opacity, words: ends });
}
