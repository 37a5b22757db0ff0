// What is seen of a component at this moment, as outlines, lines of text and images: what still.js makes pictures of.
// Buttons stay behind, and so does whatever is marked data-still="no"; "yes" keeps one.

import { make } from "./elements.js";
import { stillBox, stillLines, stillShape, stillSide } from "./outlines.js";

const STILL_MARGIN = 16; // px of ground around the picture
const STILL_BEHIND =
  `[data-still="no"], button:not([data-still="yes"]):not(:has(canvas, img)), summary, style, script, template, title, desc,
  defs, clipPath, mask, marker, input:is([type="range"], [type="checkbox"], [type="radio"], [type="file"], [type="hidden"])`;
const STILL_SHAPES = "path, line, rect, circle, ellipse, polyline, polygon";

// Collects parts in the order of the document, in px of the window: {d, fill, stroke, width, dash, matrix} or {text, x, y,
// length, font, fill} or {image, box, pixelated}, each with an opacity and, inside what scrolls, a box that clips it.
export class Snapshot {
  constructor(root) {
    this.parts = [];
    this.pen = make("canvas", { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
    this.colours = new Map();
    this.ground = this.groundOf(root);
    const restore = this.unstuck(root);
    const seen = { opacity: 1, clip: null };
    if (root.host) { for (const child of root.childNodes) this.take(child, seen); }
    else this.take(root, seen);
    restore();
    this.frame = this.around((root.host ?? root).getBoundingClientRect());
  }

  groundOf(root) {
    const probe = make("i", { style: "color: var(--ground)" });
    root.append(probe);
    const ground = this.colour(getComputedStyle(probe).color);
    probe.remove();
    return ground;
  }

  // What sticks to an edge of the window while the page is scrolled goes to its own place, until the picture is taken.
  unstuck(root) {
    const stuck = [...root.querySelectorAll("*")].filter((element) => getComputedStyle(element).position === "sticky");
    for (const element of stuck) element.style.position = "static";
    return () => stuck.forEach((element) => element.style.removeProperty("position"));
  }

  // As wide as the component, as high as what is drawn.
  around(box) {
    const tops = this.parts.map((part) => part.top);
    const bottoms = this.parts.map((part) => part.bottom);
    const top = tops.length ? Math.min(...tops) : box.top;
    const bottom = bottoms.length ? Math.max(...bottoms) : box.bottom;
    return {
      x: box.left - STILL_MARGIN,
      y: top - STILL_MARGIN,
      width: Math.ceil(box.width + 2 * STILL_MARGIN),
      height: Math.ceil(bottom - top + 2 * STILL_MARGIN),
    };
  }

  take(node, seen) {
    if (node.nodeType === Node.TEXT_NODE) return this.takeText(node, seen);
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(STILL_BEHIND)) return;
    if (node.checkVisibility && !node.checkVisibility()) return;
    const style = getComputedStyle(node);
    const box = node.getBoundingClientRect();
    const here = { ...seen, opacity: seen.opacity * Number(style.opacity), visible: style.visibility === "visible" };
    if (here.opacity === 0 || this.isForReaders(style, box)) return;
    if (node.matches(STILL_SHAPES)) return this.takeShape(node, style, here);
    if (!(node instanceof SVGElement)) this.takeBox(box, style, here);
    if (node.matches("canvas, img")) return this.takeImage(node, box, style, here);
    if (node.matches("select, input, textarea")) return this.takeField(node, box, style, here);
    const inside = style.overflowX === "visible" || style.display === "inline" ? here : { ...here, clip: this.clipped(seen.clip, box) };
    for (const child of (node.shadowRoot ?? node).childNodes) this.take(child, inside);
  }

  // Words for screen readers only: there, and not to be seen.
  isForReaders(style, box) {
    return style.clipPath.startsWith("inset(50%") || (style.overflowX === "hidden" && box.width <= 1);
  }

  clipped(outer, box) {
    if (!outer) return box;
    const [left, top] = [Math.max(outer.left, box.left), Math.max(outer.top, box.top)];
    return new DOMRect(
      left,
      top,
      Math.max(0, Math.min(outer.right, box.right) - left),
      Math.max(0, Math.min(outer.bottom, box.bottom) - top),
    );
  }

  put(box, { opacity, clip, visible = true }, part) {
    const seen = clip ? this.clipped(clip, box) : box;
    if (visible && seen.width >= 0 && seen.height >= 0 && (!clip || seen.width * seen.height > 0)) {
      this.parts.push({ ...part, opacity, clip, top: seen.top, bottom: seen.bottom });
    }
  }

  takeBox(box, style, seen) {
    if (!box.width || !box.height) return;
    const fill = this.colour(style.backgroundColor);
    const radius = Math.min(
      parseFloat(style.borderTopLeftRadius) * (style.borderTopLeftRadius.endsWith("%") ? box.width / 100 : 1) || 0,
      box.width / 2,
      box.height / 2,
    );
    if (fill.alpha) this.put(box, seen, { d: stillBox(box, 0, radius), fill });
    const sides = ["Top", "Right", "Bottom", "Left"].map((side) => this.line(style, `border${side}`));
    if (sides.every((side) => side && side.width === sides[0].width && side.stroke === sides[0].stroke)) {
      this.put(box, seen, { d: stillBox(box, -sides[0].width / 2, radius), ...sides[0] });
    } else sides.forEach((side, i) => side && this.put(box, seen, { d: stillSide(box, i, side.width / 2), ...side }));
    const outline = this.line(style, "outline");
    if (outline) this.put(box, seen, { d: stillBox(box, parseFloat(style.outlineOffset) + outline.width / 2, radius), ...outline });
  }

  line(style, name) {
    const [width, kind, stroke] = [parseFloat(style[`${name}Width`]), style[`${name}Style`], this.colour(style[`${name}Color`])];
    if (!width || !stroke.alpha || kind === "none" || kind === "hidden") return null;
    return { width, stroke, dash: { dashed: [3 * width, 2 * width], dotted: [width, width] }[kind] ?? [] };
  }

  takeShape(shape, style, seen) {
    const matrix = shape.getScreenCTM();
    if (!matrix) return;
    const paint = (kind, opacity) => (style[kind] === "none" ? null : this.colour(style[kind], Number(opacity)));
    const dash = style.strokeDasharray === "none" ? [] : style.strokeDasharray.split(/[ ,]+/).map(parseFloat);
    const scale = style.vectorEffect === "non-scaling-stroke" ? 1 : Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c));
    const stroke = paint("stroke", style.strokeOpacity);
    const part = {
      d: stillShape(shape),
      matrix,
      fill: paint("fill", style.fillOpacity),
      stroke,
      width: parseFloat(style.strokeWidth) * scale,
      dash: dash.map((each) => each * scale),
    };
    if (part.fill?.alpha || (stroke?.alpha && part.width)) this.put(shape.getBoundingClientRect(), seen, part);
  }

  takeImage(element, box, style, seen) {
    const [width, height] = element.matches("canvas") ? [element.width, element.height] : [element.naturalWidth, element.naturalHeight];
    if (!width || !height || !box.width || !box.height) return;
    const image = make("canvas", { width, height }); // a copy: what is animated goes on
    image.getContext("2d").drawImage(element, 0, 0);
    this.put(box, seen, { image, box, pixelated: style.imageRendering === "pixelated" });
  }

  takeField(field, box, style, seen) {
    const text = field.matches("select") ? (field.selectedOptions[0]?.textContent ?? "") : field.value || field.placeholder;
    const font = this.font(style);
    const [start, end] = [
      box.left + parseFloat(style.paddingLeft) + parseFloat(style.borderLeftWidth),
      box.right - parseFloat(style.paddingRight) - parseFloat(style.borderRightWidth),
    ];
    const room = end - start - font.measured(text).width;
    const x = start + ({ center: room / 2, right: room, end: room }[style.textAlign] ?? 0);
    if (text) {
      this.put(box, seen, {
        text,
        x,
        y: (box.top + box.bottom + font.ascent - font.descent) / 2,
        length: font.measured(text).width,
        font,
        fill: this.colour(style.color),
      });
    }
  }

  takeText(node, seen) {
    if (!node.data.trim()) return;
    const style = getComputedStyle(node.parentElement ?? node.getRootNode().host);
    const fill = this.colour(node.parentElement instanceof SVGElement ? style.fill : style.color);
    const font = this.font(style);
    for (const { text, box } of stillLines(node)) {
      const said = style.textTransform === "uppercase" ? text.toUpperCase() : text;
      this.put(box, seen, {
        text: said,
        x: box.left,
        y: box.top + (box.height + font.ascent - font.descent) / 2,
        length: box.width,
        font,
        fill,
      });
    }
  }

  font({ fontStyle, fontWeight, fontSize, fontFamily, letterSpacing }) {
    const css = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
    const spacing = letterSpacing === "normal" ? "0px" : letterSpacing;
    const measured = (text) => Object.assign(this.pen, { font: css, letterSpacing: spacing }).measureText(text);
    const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = measured("");
    return {
      css,
      spacing,
      measured,
      ascent,
      descent,
      attributes: {
        "font-style": fontStyle,
        "font-weight": fontWeight,
        "font-size": fontSize,
        "font-family": fontFamily,
        "letter-spacing": spacing,
      },
    };
  }

  // Any CSS colour, as sRGB: not every program that opens an SVG knows color-mix() and light-dark().
  colour(css, opacity = 1) {
    const key = `${css}|${opacity}`;
    if (!this.colours.has(key)) {
      this.pen.clearRect(0, 0, 1, 1);
      this.pen.fillStyle = "#0000"; // stays where the colour is none a canvas knows
      this.pen.fillStyle = css;
      this.pen.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = this.pen.getImageData(0, 0, 1, 1).data;
      this.colours.set(key, { rgb: `rgb(${red}, ${green}, ${blue})`, alpha: (alpha / 255) * opacity });
    }
    return this.colours.get(key);
  }
}
