// A model as a row of volumes in the order of calculation, each over its shares of the whole, as bars. What a layer reads
// besides the one before it is a curve below.

import { draw, rem } from "../../shared/elements.js";
import { placeVolume, SIDE, volumeParts } from "../../shared/volume.js";

/** @import { Count, Model, Volume } from "./types.js" */

const PITCH = 100; // lengths where the type has 16 px
const HIGH = 100; // of the largest maps
const WIDE = 40; // of the most channels
const [LEAST, TOP, LINES, CURVES] = [2, 20, 72, 74];
const BAR = { wide: 88, high: 8, at: { mult_adds: 48, parameters: 60 } }; // of the largest share; where below the volumes
const LETTERS = 12; // of a name, for which there is room

/**
 * @param {Model} model
 * @param {Count[]} counts whose bars are shown
 * @param {string} label
 */
export function drawing({ drawn, rows }, counts, label) {
  const base = TOP + HIGH;
  const curves = drawn.some(({ reads }, i) => reads.some((from) => from !== i - 1)) ? CURVES : 0;
  const [width, height] = [drawn.length * PITCH, base + LINES + curves].map(rem);
  const svg = draw("svg", { width, height, role: "img", "aria-label": label });
  const most = { side: Math.max(...drawn.map(({ side }) => side)), channels: Math.max(...drawn.map(({ channels }) => channels)) };
  const named = new Map(rows.map((row) => [row.name, row]));
  const largest = Math.max(...rows.flatMap((row) => [row.mult_adds_share, row.parameters_share]));
  drawn.forEach((volume, i) => {
    const group = column(volume, i, most, base);
    for (const count of counts) {
      const share = named.get(volume.name)?.[`${count}_share`];
      if (share) group.append(bar(i, base + BAR.at[count], share / largest, count));
    }
    svg.append(group, ...volume.reads.map((from) => read(from, i, base)));
  });
  return svg;
}

/**
 * @param {number} i
 * @param {number} y
 * @param {number} length of the longest
 * @param {Count} count
 */
function bar(i, y, length, count) {
  const wide = Math.max(1, BAR.wide * length); // never nothing for what is something
  return draw("rect", { x: rem((i + 0.5) * PITCH - wide / 2), y: rem(y), width: rem(wide), height: rem(BAR.high), class: count });
}

/**
 * @param {Volume} volume
 * @param {number} i
 * @param {{ side: number, channels: number }} most
 * @param {number} base
 */
function column({ name, layer, kind, shape, side, channels }, i, most, base) {
  const group = draw("g", { class: "layer", style: `--kind: var(--${kind ? `kind-${kind}` : "edge"})` });
  const title = draw("title");
  title.textContent = `${name} (${layer}) ${shape.join("×")}`;
  const high = Math.max(LEAST, (HIGH * side) / most.side);
  const thick = Math.max(LEAST, WIDE * Math.sqrt(channels / most.channels));
  const parts = volumeParts();
  for (const [of, part] of Object.entries(parts)) part.setAttribute("class", of);
  const x = (i + 0.5) * PITCH - (thick + high * SIDE.right) / 2;
  placeVolume(parts, { x: rem(x), bottom: rem(base), thick: rem(thick), high: rem(high) });
  group.append(title, ...Object.values(parts), line(short(name), i, base + 20), line(shape.join("×"), i, base + 38, "tick"));
  return group;
}

/** @param {string} name the end tells layers of a block apart */
function short(name) {
  return name.length > LETTERS ? `…${name.slice(1 - LETTERS)}` : name;
}

/**
 * @param {string} content
 * @param {number} i
 * @param {number} y
 * @param {string} [kind]
 */
function line(content, i, y, kind = "") {
  const text = draw("text", { x: rem((i + 0.5) * PITCH), y: rem(y), "text-anchor": "middle", class: kind });
  text.textContent = content;
  return text;
}

/**
 * From what is read to what reads it: straight from the layer before, else around those between.
 * @param {number} from
 * @param {number} to
 * @param {number} base
 */
function read(from, to, base) {
  const [start, end] = [from, to].map((place) => rem((place + 0.5) * PITCH));
  if (from === to - 1) return draw("path", { class: "reads", d: `M${start + rem(40)} ${rem(base + 5)}H${end - rem(40)}` });
  const [top, down] = [rem(base + LINES), rem(Math.min(CURVES - 4, 16 + 6 * (to - from)) * 4 / 3)];
  return draw("path", { class: "reads", d: `M${start} ${top}C${start} ${top + down} ${end} ${top + down} ${end} ${top}` });
}
