// The network as a score: one column is one layer, its shape above, its Mult-Adds and its parameters below, all on
// linear scales, the baseline as a dashed ghost behind. On a narrow screen the score turns: rows are layers.

import { draw, make, write } from "../../shared/elements.js";
import { placeVolume, SIDE, volumeParts, wearVolumes } from "../../shared/volume.js";
import { fill } from "../../shared/words.js";

const BREAKPOINT = 720; // px: below it a column would be too narrow for a finger

// Where things stand, in px of the container. One record feeds drawing and pointer alike.
// most: the largest map and the most channels that are ever drawn, those of the baseline.
function layoutFor(width, count, most, wideHeights) {
  if (width < BREAKPOINT) {
    const pitch = 44;
    const top = 26;
    const shape = Math.min(width * 0.19, 160);
    const labelX = 8 + shape + 8;
    const lanes = labelX + 84;
    const room = (width - lanes) / 2 - 8;
    return {
      turned: true,
      width,
      pitch,
      height: top + count * pitch,
      top,
      shapeX: 4,
      labelX,
      work: { at: lanes, room },
      weights: { at: lanes + room + 12, room },
      mapScale: (pitch - 10) / most.map,
      channelScale: shape / most.channels,
    };
  }
  const pitch = width / count;
  const { shape, labels, work, weights } = wideHeights;
  const base = shape;
  return {
    turned: false,
    width,
    pitch,
    height: base + labels + work + weights,
    base,
    sizeY: base + 19,
    channelY: base + 39,
    work: { at: base + labels + work - 6, room: work - 30 },
    weights: { at: base + labels + work + weights - 2, room: weights - 28 },
    mapScale: (base - 44) / most.map,
    channelScale: (pitch - 8) / most.channels,
  };
}

export class Score {
  constructor(figure, words, onPoint, onPin) {
    wearVolumes(figure);
    this.figure = figure;
    this.svg = figure.querySelector("svg");
    this.hits = figure.querySelector(".hits");
    this.words = words;
    this.onPoint = onPoint;
    this.onPin = onPin;
  }

  // Make every element once; `render` only moves them.
  build(net, base) {
    const most = {
      map: Math.max(...base.rows.map((row) => row.out_size)),
      channels: Math.max(...base.rows.map((row) => row.out_channels)),
    };
    const L = (this.layout = layoutFor(this.figure.clientWidth, net.rows.length, most, { shape: 172, labels: 46, work: 104, weights: 86 }));
    this.svg.setAttribute("viewBox", `0 0 ${L.width} ${L.height}`);
    this.svg.setAttribute("width", L.width);
    this.svg.setAttribute("height", L.height);
    this.svg.replaceChildren();
    this.figure.classList.toggle("turned", L.turned);
    this.most = { work: Math.max(...base.rows.map((row) => row.mult_adds)), weights: Math.max(...base.rows.map((row) => row.parameters)) };
    this.columns = net.rows.map((row) => this.column(row));
    this.sizes = draw("g", { class: "sizes" });
    this.svg.append(this.sizes);
    this.titles();
    this.columns.forEach((column, i) => this.place(column.ghost, base.rows[i]));
    this.buildHits(net);
    this.sizeKey = "";
    this.render(net);
  }

  column(row) {
    const layer = draw("g", { class: `layer kind-${row.kind}` });
    const parts = () => ({ ...volumeParts(), work: draw("rect"), weights: draw("rect") });
    const ghost = parts();
    const real = parts();
    const light = draw("rect", { class: "light" });
    const label = draw("text", { class: "channels" });
    layer.append(light);
    for (const [name, part] of Object.entries(ghost)) {
      part.setAttribute("class", `ghost ${name}`);
      layer.append(part);
    }
    for (const [name, part] of Object.entries(real)) {
      part.setAttribute("class", name);
      layer.append(part);
    }
    layer.append(label);
    this.svg.append(layer);
    const box = this.box(row.index);
    for (const [name, value] of Object.entries(box)) light.setAttribute(name, value);
    return { layer, ghost, real, label };
  }

  box(i) {
    const L = this.layout;
    return L.turned
      ? { x: 0, y: L.top + i * L.pitch, width: L.width, height: L.pitch }
      : { x: i * L.pitch, y: 0, width: L.pitch, height: L.height };
  }

  // A volume and two bars.
  place(parts, row) {
    const L = this.layout;
    const box = this.box(row.index);
    const high = Math.max(row.out_size * L.mapScale, 1);
    const thick = Math.max(row.out_channels * L.channelScale, 1);
    const x = L.turned ? L.shapeX : box.x + L.pitch / 2 - (thick + high * SIDE.right) / 2;
    placeVolume(parts, { x, bottom: L.turned ? box.y + L.pitch - 5 : L.base, thick, high });
    this.bar(parts.work, box, L.work, row.mult_adds / this.most.work);
    this.bar(parts.weights, box, L.weights, row.parameters / this.most.weights);
  }

  bar(part, box, lane, share) {
    const long = share === 0 ? 0 : Math.max(share * lane.room, 1);
    const L = this.layout;
    const at = L.turned
      ? { x: lane.at, y: box.y + 8, width: long, height: L.pitch - 16 }
      : { x: box.x + L.pitch * 0.2, y: lane.at - long, width: L.pitch * 0.6, height: long };
    for (const name in at) part.setAttribute(name, at[name]);
  }

  render(net) {
    const L = this.layout;
    net.rows.forEach((row, i) => {
      const { real, label } = this.columns[i];
      this.place(real, row);
      const box = this.box(i);
      if (L.turned) {
        label.setAttribute("x", L.labelX);
        label.setAttribute("y", box.y + L.pitch / 2 + 5);
        write(label, `${row.out_size}² · ${row.out_channels}`);
      } else {
        const crowded = L.pitch < 36 && (row.kind === "depthwise" || row.kind === "pool" || row.kind === "softmax");
        label.setAttribute("x", box.x + L.pitch / 2);
        label.setAttribute("y", L.channelY);
        write(label, crowded ? "" : String(row.out_channels));
      }
    });
    if (!L.turned) this.renderSizes(net);
  }

  // Neighbours with the same map share one label, with a line that shows how far it reaches.
  renderSizes(net) {
    const L = this.layout;
    const key = String(net.resolution);
    if (key === this.sizeKey) return;
    this.sizeKey = key;
    const runs = [];
    for (const row of net.rows) {
      const last = runs.at(-1);
      if (last && last.size === row.out_size) last.to = row.index;
      else runs.push({ size: row.out_size, from: row.index, to: row.index });
    }
    this.sizes.replaceChildren(...runs.flatMap(({ size, from, to }) => {
      const label = draw("text", { x: ((from + to + 1) * L.pitch) / 2, y: L.sizeY });
      label.textContent = (to - from + 1) * L.pitch > 70 ? `${size}×${size}` : `${size}²`;
      return [draw("path", { d: `M${from * L.pitch + 3} ${L.base + 4.5}H${(to + 1) * L.pitch - 3}` }), label];
    }));
  }

  titles() {
    const L = this.layout;
    const title = (text, x, y, side = "left") => {
      const node = draw("text", { class: `title ${side}`, x, y });
      node.textContent = text;
      this.svg.append(node);
    };
    if (L.turned) {
      title(this.words.turned_shape, L.shapeX, 16);
      title(this.words.column_mult_adds, L.work.at, 16);
      title(this.words.parameters, L.weights.at, 16);
    } else {
      title(this.words.shape_title, L.width, 16, "right");
      title(this.words.mult_adds, 0, L.work.at - L.work.room - 4);
      title(this.words.parameters, 0, L.weights.at - L.weights.room - 4);
      for (const lane of [L.work, L.weights]) this.svg.append(draw("path", { class: "floor", d: `M0 ${lane.at}H${L.width}` }));
    }
  }

  // Real buttons over the columns: focus, arrows, touch and screen readers come with them.
  buildHits(net) {
    const buttons = net.rows.map((row, i) => {
      const button = make("button", {
        type: "button",
        "data-layer": row.name,
        tabindex: i ? "-1" : "0",
        "aria-pressed": "false",
        "aria-label": fill(this.words.layer_label, { name: row.name, kind: this.words[`kind_${row.kind}`] }),
      });
      const { x, y, width, height } = this.box(i);
      Object.assign(button.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
      button.onpointerenter = (event) => {
        if (event.pointerType === "mouse") this.onPoint(row.name);
      };
      button.onpointerleave = (event) => {
        if (event.pointerType === "mouse") this.onPoint(null);
      };
      button.onfocus = () => {
        if (button.matches(":focus-visible")) this.onPoint(row.name);
      };
      button.onblur = () => this.onPoint(null);
      button.onclick = () => this.onPin(row.name);
      button.onkeydown = (event) => this.move(event, i);
      return button;
    });
    this.hits.replaceChildren(...buttons);
    this.buttons = buttons;
  }

  move(event, i) {
    const to = { ArrowRight: i + 1, ArrowDown: i + 1, ArrowLeft: i - 1, ArrowUp: i - 1, Home: 0, End: this.buttons.length - 1 }[event.key];
    if (to === undefined || !this.buttons[to]) return;
    event.preventDefault();
    this.buttons[i].tabIndex = -1;
    this.buttons[to].tabIndex = 0;
    this.buttons[to].focus();
  }

  light(pointed, pinned) {
    const shown = pointed ?? pinned;
    this.svg.classList.toggle("pointing", pointed !== null);
    this.columns.forEach(({ layer }, i) => {
      const name = this.buttons[i].dataset.layer;
      layer.classList.toggle("lit", name === shown);
      this.buttons[i].setAttribute("aria-pressed", String(name === pinned));
    });
  }
}
