// The lines between maps, kernels and weights. They follow the layout: left to right on a wide screen, down on a narrow one.

const GAP = 3; // px between a line's end and what it points at

function drawLines(svg, ties, across) {
  const origin = svg.getBoundingClientRect();
  svg.replaceChildren(...ties.map(({ from, to, name, width, dashed, at, arrow }) => {
    const line = draw("path", { class: name, d: curve(from.getBoundingClientRect(), to.getBoundingClientRect(), origin, { across, at, arrow }) });
    line.style.strokeWidth = `${width ?? 1.5}px`;
    if (dashed) line.style.strokeDasharray = "5 4";
    return line;
  }));
}

// From the middle of the side of `a` that faces `b` to that of `b`; going down, `at` says how far along b's top.
function curve(a, b, origin, { across, at = 0.5, arrow = false }) {
  const middle = (box) => [box.left + box.width / 2, box.top + box.height / 2];
  const [ax, ay] = middle(a);
  const [bx, by] = middle(b);
  const [x1, y1, x2, y2] = across
    ? [ax < bx ? a.right + GAP : a.left - GAP, ay, ax < bx ? b.left - GAP : b.right + GAP, by]
    : [ax, ay < by ? a.bottom + GAP : a.top - GAP, b.left + at * b.width, ay < by ? b.top - GAP : b.bottom + GAP];
  const point = (x, y) => `${(x - origin.left).toFixed(1)} ${(y - origin.top).toFixed(1)}`;
  const [mx, my] = [(x1 + x2) / 2, (y1 + y2) / 2];
  const back = 5 * Math.sign(across ? x1 - x2 : y1 - y2);
  const head = across ? `m${back} -4l${-back} 4l${back} 4` : `m-4 ${back}l4 ${-back}l4 ${back}`;
  const bend = across ? `${point(mx, y1)} ${point(mx, y2)}` : `${point(x1, my)} ${point(x2, my)}`;
  return `M${point(x1, y1)}C${bend} ${point(x2, y2)}${arrow ? head : ""}`;
}
