// Outlines of what is seen, in px of the window: of text, of boxes and their borders, of shapes.

// The lines in which a text node stands, each with its box.
/** @param {Text} node */
export function stillLines(node) {
  const range = document.createRange();
  /** @type {{ text: string, box: DOMRect }[]} */
  const lines = [];
  for (let i = 0; i < node.length; i++) {
    range.setStart(node, i);
    range.setEnd(node, i + 1);
    const box = range.getClientRects()[0];
    if (!box?.width) continue;
    const last = lines.at(-1);
    if (last && Math.abs(box.top - last.box.top) < box.height / 2 && box.left >= last.box.left) {
      last.text += node.data[i];
      last.box = new DOMRect(last.box.left, last.box.top, box.right - last.box.left, last.box.height);
    } else lines.push({ text: node.data[i], box });
  }
  return lines.map(({ text, box }) => ({ text: text.replace(/\s/g, " "), box })).filter(({ text }) => text.trim());
}

/**
 * @param {{ left: number, top: number, width: number, height: number }} box
 * @param {number} out
 * @param {number} radius
 */
export function stillBox({ left, top, width, height }, out, radius) {
  const [x, y, w, h, r] = [left - out, top - out, width + 2 * out, height + 2 * out, Math.max(0, radius && radius + out)];
  if (!r) return `M${x} ${y}h${w}v${h}h${-w}z`;
  const corner = (/** @type {number} */ dx, /** @type {number} */ dy) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  return `M${x + r} ${y}h${w - 2 * r}${corner(r, r)}v${h - 2 * r}${corner(-r, r)}h${2 * r - w}${corner(-r, -r)}v${2 * r - h}${
    corner(r, -r)
  }z`;
}

/**
 * The border on one side: 0 top, 1 right, 2 bottom, 3 left.
 * @param {{ left: number, top: number, right: number, bottom: number }} box
 * @param {number} side
 * @param {number} inset
 */
export function stillSide({ left, top, right, bottom }, side, inset) {
  if (side % 2) return `M${side === 1 ? right - inset : left + inset} ${top}V${bottom}`;
  return `M${left} ${side ? bottom - inset : top + inset}H${right}`;
}

/**
 * An SVG shape as path data.
 * @param {SVGElement} shape
 * @returns {string}
 */
export function stillShape(shape) {
  const lengths = /** @type {Record<string, SVGAnimatedLength | undefined>} */ (/** @type {unknown} */ (shape));
  const [x, y, w, h, cx, cy, r, rx, ry, x1, y1, x2, y2] = ["x", "y", "width", "height", "cx", "cy", "r", "rx", "ry", "x1", "y1", "x2", "y2"]
    .map((name) => lengths[name]?.baseVal?.value ?? 0);
  const round = (/** @type {number} */ a, /** @type {number} */ b) =>
    `M${cx - a} ${cy}a${a} ${b} 0 1 0 ${2 * a} 0a${a} ${b} 0 1 0 ${-2 * a} 0z`;
  const points = () => `M${shape.getAttribute("points")}`;
  /** @type {Record<string, () => string>} */
  const drawn = {
    path: () => shape.getAttribute("d") ?? "",
    line: () => `M${x1} ${y1}L${x2} ${y2}`,
    circle: () => round(r, r),
    ellipse: () => round(rx, ry),
    polyline: points,
    polygon: () => `${points()}z`,
    rect: () => stillBox({ left: x, top: y, width: w, height: h }, 0, Math.min(rx, w / 2, h / 2)),
  };
  return drawn[shape.localName]();
}

/**
 * What is seen of a box inside another.
 * @param {DOMRect | null} outer
 * @param {DOMRect} box
 */
export function clipped(outer, box) {
  if (!outer) return box;
  const [left, top] = [Math.max(outer.left, box.left), Math.max(outer.top, box.top)];
  return new DOMRect(
    left,
    top,
    Math.max(0, Math.min(outer.right, box.right) - left),
    Math.max(0, Math.min(outer.bottom, box.bottom) - top),
  );
}
