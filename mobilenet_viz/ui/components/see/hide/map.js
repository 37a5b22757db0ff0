// What is tested: the choice of class, map and block, and the map that the order comes from.

import { carried } from "../../shared/carried.js";
import { make, write } from "../../shared/elements.js";
import { heatLegend } from "../../shared/heat.js";
import { inUnits, percent } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";

export function renderChoices(hide) {
  const { words, data, chosen } = hide;
  const { test, choices } = data;
  const { class: picked, at } = hide.pending.choice; // not yet in the answer; the class null is the first
  const options = {
    class: (test?.classes ?? []).map(({ index, name, probability }) => [index, `${name} (${percent(probability)})`]),
    method: Object.entries(choices.methods),
    block: choices.blocks.map((block) => [block, block === 0 ? words.photo_itself : String(block)]),
  };
  const values = {
    class: picked === undefined ? test?.shown.index : picked ?? test?.classes[0].index,
    method: chosen.map,
    block: at ?? test?.block ?? chosen.at,
  };
  for (const [name, rows] of Object.entries(options)) {
    const select = hide.find(`select.${name}`);
    write(select.previousElementSibling, words[name]);
    select.parentElement.hidden = !rows.length;
    const said = JSON.stringify(rows);
    if (select.dataset.rows !== said) {
      select.dataset.rows = said;
      select.replaceChildren(...rows.map(([value, label]) => make("option", { value }, label)));
    }
    if (values[name] !== undefined) select.value = String(values[name]);
  }
  write(hide.find(".network"), test ? fill(words.network, { network: data.network, weights: test.weights_used }) : data.network);
  hide.find(".notes").replaceChildren(...data.notes.map((note) => make("p", {}, note)));
}

export function renderMap(hide) {
  const { words, data } = hide;
  const { test, photo, grid } = data;
  const map = test?.map ?? null;
  const picture = carried("hide_picture");
  const label = fill(words.map_label, { name: test?.shown.name ?? "", grid });
  write(hide.find("#where"), words.map);
  hide.heat.show({
    url: picture?.digest === photo.picture ? picture.url : "",
    opacity: data.opacity,
    label,
    how: words.map_how,
    cells: map?.cells ?? null,
    scale: map?.scale,
    signed: map?.signed,
    digits: map?.digits,
  });
  hide.find(".legend").hidden = !map;
  if (map) {
    heatLegend(hide.find(".legend"), {
      scale: map.scale,
      signed: map.signed,
      digits: map.digits,
      opacity: data.opacity,
      words: { against: words.scale_against, for: map.signed ? words.scale_for : words.scale_most, unit: "" },
    });
  }
  const averaged = !test?.averaged ? "order" : test.block === 0 ? "order_photo" : "order_averaged";
  write(
    hide.find(".order"),
    !map
      ? words.map_waiting
      : [fill(words[averaged], { block: test.block }), ...(test.tied ? [fill(words.order_tied, { tied: test.tied })] : [])].join(" "),
  );
  renderPointed(hide);
}

export function renderPointed(hide) {
  const { words, data: { test, grid }, pointed } = hide;
  const at = pointed && test?.order ? test.order.indexOf(pointed.row * grid + pointed.col) : -1;
  write(
    hide.find(".pointed"),
    at < 0 ? "" : fill(words.pointed, { place: at + 1, value: inUnits(test.map.cells[pointed.row][pointed.col], test.map.digits) }),
  );
}
