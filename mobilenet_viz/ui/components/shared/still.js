// A picture of what is on screen, for slides: written as SVG, with text as text, or painted at twice the size.

import { draw, make, write } from "./elements.js";
import { stillBox } from "./outlines.js";
import { Snapshot } from "./snapshot.js";

/** @import { Colour, Part } from "./ink.js" */

const STILL_SCALE = 2; // canvas pixels to a CSS pixel

/**
 * What `root` (a component's root, or an element in it) shows at this moment, downloaded as name.png or name.svg.
 * @param {ShadowRoot | HTMLElement} root
 * @param {string} name
 * @param {string} kind
 */
export async function saveStill(root, name, kind) {
  await document.fonts.ready;
  const still = new Snapshot(root);
  const blob = await (kind === "svg" ? stillAsSvg(still) : stillAsPng(still));
  const link = make("a", { href: URL.createObjectURL(blob), download: `${name}.${kind}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000); // a browser may read it a little later
}

/**
 * Buttons that save such a picture, and say what it will show.
 * @param {HTMLElement} box
 * @param {ShadowRoot | HTMLElement} root
 * @param {string} name
 * @param {(kind: string) => string} say of PNG or SVG
 */
export function renderStills(box, root, name, say) {
  ["PNG", "SVG"].forEach((kind, i) => {
    const button = /** @type {HTMLButtonElement} */ (box.children[i] ?? box.appendChild(make("button", { type: "button" })));
    write(button, say(kind));
    button.onclick = () => saveStill(root, name, kind.toLowerCase());
  });
}

/** @param {Snapshot} still */
function stillAsSvg({ parts, frame: { x, y, width, height }, ground }) {
  const clips = new Map();
  const svg = draw("svg", { viewBox: `${x} ${y} ${width} ${height}`, width, height });
  svg.append(draw("rect", { x, y, width, height, fill: ground.rgb }));
  for (const part of parts) {
    const element = stillElement(part);
    if (part.opacity < 1) element.setAttribute("opacity", String(part.opacity));
    if (part.clip && !clips.has(part.clip)) clips.set(part.clip, `clip-${clips.size}`);
    svg.append(element);
    if (!part.clip) continue;
    const group = draw("g", { "clip-path": `url(#${clips.get(part.clip)})` }); // round it: a shape may have a transform
    element.replaceWith(group);
    group.append(element);
  }
  for (const [clip, id] of clips) {
    const path = draw("clipPath", { id });
    path.append(draw("rect", { x: clip.left, y: clip.top, width: clip.width, height: clip.height }));
    svg.prepend(path);
  }
  return new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" });
}

/**
 * @param {Part} part
 * @returns {SVGElement}
 */
function stillElement(part) {
  /** @returns {Record<string, string | number>} */
  const paint = (/** @type {string} */ kind, /** @type {Colour | null | undefined} */ colour) =>
    colour?.alpha ? { [kind]: colour.rgb, [`${kind}-opacity`]: colour.alpha } : { [kind]: "none" };
  if ("image" in part) {
    const { image, box, pixelated } = part;
    return draw("image", {
      x: box.left,
      y: box.top,
      width: box.width,
      height: box.height,
      href: image.toDataURL(),
      preserveAspectRatio: "none",
      ...(pixelated && { style: "image-rendering: pixelated" }),
    });
  }
  if ("text" in part) {
    const { text, x, y, length, font, fill } = part;
    const words = draw("text", { x, y, "xml:space": "preserve", ...font.attributes, ...paint("fill", fill) });
    words.setAttribute("textLength", String(length)); // where another font stands in
    words.textContent = text;
    return words;
  }
  const { d, matrix, fill, stroke, width = 1, dash = [] } = part;
  const numbers = matrix && [matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f];
  return draw("path", {
    d,
    ...paint("fill", fill),
    ...paint("stroke", stroke),
    ...(stroke && { "stroke-width": width, "stroke-dasharray": dash.join(" ") || "none" }),
    ...(numbers && { transform: `matrix(${numbers.join(" ")})`, "vector-effect": "non-scaling-stroke" }),
  });
}

/**
 * @param {Snapshot} still
 * @returns {Promise<Blob>}
 */
function stillAsPng({ parts, frame, ground }) {
  const canvas = make("canvas", { width: STILL_SCALE * frame.width, height: STILL_SCALE * frame.height });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.scale(STILL_SCALE, STILL_SCALE);
  context.translate(-frame.x, -frame.y);
  context.fillStyle = ground.rgb;
  context.fillRect(frame.x, frame.y, frame.width, frame.height);
  for (const part of parts) {
    context.save();
    if (part.clip) context.clip(new Path2D(stillBox(part.clip, 0, 0)));
    stillPaint(context, part);
    context.restore();
  }
  return new Promise((resolve, refuse) => canvas.toBlob((blob) => (blob ? resolve(blob) : refuse(new Error("no picture was made")))));
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Part} part
 */
function stillPaint(context, part) {
  const apply = (/** @type {Colour} */ colour) => {
    context.globalAlpha = part.opacity * colour.alpha;
    context.fillStyle = context.strokeStyle = colour.rgb;
  };
  context.globalAlpha = part.opacity;
  if ("image" in part) {
    const { image, box, pixelated } = part;
    context.imageSmoothingEnabled = !pixelated;
    return context.drawImage(image, box.left, box.top, box.width, box.height);
  }
  if ("text" in part) {
    const { text, x, y, font, fill } = part;
    apply(fill);
    Object.assign(context, { font: font.css, letterSpacing: font.spacing });
    return context.fillText(text, x, y);
  }
  const { d, matrix, fill, stroke, width = 1, dash = [] } = part;
  const path = new Path2D();
  path.addPath(new Path2D(d), matrix);
  if (fill) {
    apply(fill);
    context.fill(path);
  }
  if (stroke) {
    apply(stroke);
    context.lineWidth = width;
    context.setLineDash(dash);
    context.stroke(path);
  }
}
