// The deletion curve: probability against hidden cells, drawn as far as the student has seen.

import { draw } from "../../shared/elements.js";
import { percent } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";

const MARGIN = { left: 56, right: 12, top: 10, bottom: 44 };
const PLOT_HEIGHT = 250;
const TOPS = [1, 0.8, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1]; // of the axis; below, a tenth of these again

export class Plot {
  constructor(box) {
    this.box = box;
    this.svg = draw("svg", { role: "img", height: PLOT_HEIGHT });
    box.replaceChildren(this.svg);
  }

  // lines: [{name, values}], all the same length, the last on top; from 0 to `seen`. marks: [{name, value}] at `at`.
  show({ lines, count, seen, at, marks, label, axis }) {
    const width = this.box.clientWidth;
    if (!width) return;
    const top = axisTop(Math.max(...lines.flatMap(({ values }) => values), 0));
    const x = (cells) => MARGIN.left + (cells / count) * (width - MARGIN.left - MARGIN.right);
    const y = (share) => PLOT_HEIGHT - MARGIN.bottom - (share / top) * (PLOT_HEIGHT - MARGIN.top - MARGIN.bottom);
    this.svg.setAttribute("viewBox", `0 0 ${width} ${PLOT_HEIGHT}`);
    this.svg.setAttribute("aria-label", label);
    this.svg.replaceChildren(
      ...axes(x, y, count, top, axis),
      draw("line", { class: "now", x1: x(at), x2: x(at), y1: y(top), y2: y(0) }),
      ...lines.map(({ name, values }) =>
        draw("polyline", {
          class: name,
          points: values.slice(0, seen + 1).map((p, k) => `${x(k).toFixed(1)},${y(p).toFixed(1)}`).join(" "),
        })
      ),
      ...marks.map(({ name, value }) => draw("circle", { class: name, cx: x(at), cy: y(value), r: 6 })),
    );
  }
}

function axisTop(most) {
  if (!(most > 0)) return 1;
  const tens = 10 ** Math.floor(Math.log10(most) + 1e-9 + (most >= 0.1 ? 0 : 1));
  const unit = most >= 0.1 ? 1 : tens;
  return Math.min(...TOPS.map((each) => each * unit).filter((each) => each >= most - 1e-12));
}

function axes(x, y, count, top, axis) {
  const words = (text, attributes) => {
    const element = draw("text", attributes);
    element.textContent = text;
    return element;
  };
  const step = count > 20 ? 10 : count > 10 ? 5 : 3;
  const ticks = [
    ...Array.from({ length: Math.floor(count / step) + 1 }, (_, i) => i * step).filter((k) => k === 0 || count - k >= step / 2),
    count,
  ];
  const heights = [0, top / 2, top];
  return [
    ...heights.flatMap((share) => [
      draw("line", { class: "grid", x1: x(0), x2: x(count), y1: y(share), y2: y(share) }),
      words(`${Number((100 * share).toPrecision(2))}\u00a0%`, { x: MARGIN.left - 8, y: y(share) + 5, "text-anchor": "end" }),
    ]),
    ...ticks.map((k) => words(String(k), { x: x(k), y: PLOT_HEIGHT - MARGIN.bottom + 20, "text-anchor": "middle" })),
    words(axis, { x: (x(0) + x(count)) / 2, y: PLOT_HEIGHT - 4, "text-anchor": "middle" }),
  ];
}

export function renderPlot(hide) {
  const { words, data: { test }, count, hidden, drawn } = hide;
  const { hot, random, median } = hide.curves;
  const value = (curve) => (curve ? percent(curve[hidden]) : "…");
  const lines = [
    ...(random ?? []).map((values, i) => ({ name: i === drawn ? "random shown" : "random", values })),
    ...(median ? [{ name: "median", values: median }] : []),
    ...(hot ? [{ name: "hot", values: hot }] : []),
  ];
  // The chosen one of the random lines lies on top of the other ones.
  lines.sort((a, b) => (a.name === "random") - (b.name === "random") ? (a.name === "random" ? -1 : 1) : 0);
  const marks = [
    ...(random ? [{ name: "cold", value: random[drawn][hidden] }] : []),
    ...(hot ? [{ name: "hot", value: hot[hidden] }] : []),
  ];
  hide.plot.show({
    lines,
    count,
    marks,
    at: hidden,
    axis: words.axis,
    seen: hide.isWhole ? count : hide.done.furthest,
    label: test
      ? fill(words.curve_alt, { name: test.shown.name, count: hidden, hot: value(hot), random: value(random?.[drawn]) })
      : words.waiting_answer,
  });
}
