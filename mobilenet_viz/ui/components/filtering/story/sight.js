// On a narrow screen the machines are longer than the screen: what one looks for is brought into sight.

import { groupOf } from "./clock.js";

const how = (view) => (view.still.matches ? "auto" : "smooth");

// The map that is made last, and what is above it.
export function bringMachine(view) {
  if (!view.machines.down) return;
  const { name } = view.clock.parts.at(-1);
  view.machines.stack(groupOf(name)).scrollIntoView({ block: "end", behavior: how(view) });
}

// Where the sum has no fixed place beside the picture: a long one is scrolled to, a short one comes and must not hide its map.
export function bringSum(view, { group, i }) {
  if (!view.machines.down) return;
  const sum = view.find(".sum");
  const { canvas } = view.machines.maps[group][i];
  canvas.style.scrollMarginBottom = `${view.find(".work").offsetHeight + sum.offsetHeight + 8}px`;
  (group === "standard" ? sum : canvas).scrollIntoView({ block: "nearest", behavior: how(view) });
}
