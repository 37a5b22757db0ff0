// Which output pixel is asked about: under the mouse while it moves, kept after a click, a tap or a key, until Escape or
// until the picture goes on without it (the view's word); one kept because its map has the focus goes with the focus.

/** @import { PixelMap } from "../../shared/maps.js" */
/** @import { Machines } from "./machines.js" */
/** @import { Made, Pixel } from "./types.js" */

/** @type {Record<string, [rows: number, columns: number]>} */
const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

export class PixelPointing {
  /**
   * @param {Machines} machines
   * @param {(aloud: boolean, pressed: boolean) => void} changed pressed: by a click, a tap or Enter
   */
  constructor(machines, changed) {
    this.machines = machines;
    this.changed = changed;
    this.byFocus = false; // kept because its map has the focus
    /** @type {Pixel | null} */
    this.hovered = null;
    /** @type {Pixel | null} */
    this.kept = null;
  }

  get at() {
    return this.hovered ?? this.kept;
  }

  // The canvases of what is made listen; called when maps were made.
  listen() {
    for (const group of /** @type {Made[]} */ (["depthwise", "separable", "standard"])) {
      this.machines.maps[group].forEach((map, i) => this.listenTo(map, group, i));
    }
  }

  /**
   * @param {PixelMap} map
   * @param {Made} group
   * @param {number} i
   */
  listenTo(map, group, i) {
    const { canvas } = map;
    canvas.tabIndex = 0;
    canvas.setAttribute("role", "application");
    canvas.onpointermove = (event) => {
      if (event.pointerType === "mouse") this.hover({ group, i, index: map.under(event) });
    };
    canvas.onpointerleave = () => this.hover(null);
    canvas.onclick = (event) => {
      this.hovered = null;
      this.byFocus = false;
      this.keep({ group, i, index: map.under(event) }, true);
    };
    canvas.onfocus = () => {
      if (canvas.matches(":focus-visible") && !this.keptOf(group, i)) this.keepFocused(group, i);
    };
    canvas.onblur = (event) => {
      if (this.byFocus && !isMap(event.relatedTarget)) this.letGo();
    };
    canvas.onkeydown = (event) => this.press(event, group, i, map);
  }

  /**
   * @param {Made} group
   * @param {number} i
   * @param {boolean} [pressed]
   */
  keepFocused(group, i, pressed) {
    this.byFocus = true;
    this.keep(this.begin(group, i, this.machines.maps[group][i]), pressed);
  }

  /**
   * The pixel that is kept, if it is one of that map.
   * @param {Made} group
   * @param {number} i
   */
  keptOf(group, i) {
    return this.kept?.group === group && this.kept.i === i ? this.kept : null;
  }

  /**
   * From another map the same pixel, else the middle one, or the last that is there.
   * @param {Made} group
   * @param {number} i
   * @param {PixelMap} map
   * @returns {Pixel}
   */
  begin(group, i, { size, shown }) {
    const middle = (size * size + size) / 2;
    return { group, i, index: this.kept?.index ?? Math.max(0, Math.min(middle, shown - 1)) };
  }

  /**
   * @param {KeyboardEvent} event
   * @param {Made} group
   * @param {number} i
   * @param {PixelMap} map
   */
  press(event, group, i, { size }) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter") this.keepFocused(group, i, true);
    const step = STEPS[event.key];
    const from = this.keptOf(group, i)?.index;
    if (!step || from === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const inside = (/** @type {number} */ at) => Math.max(0, Math.min(size - 1, at));
    this.hovered = null;
    this.keep({ group, i, index: inside(Math.floor(from / size) + step[0]) * size + inside((from % size) + step[1]) });
  }

  /** @param {Pixel | null} at */
  hover(at) {
    if (JSON.stringify(at) === JSON.stringify(this.hovered)) return;
    this.hovered = at;
    this.changed(false, false);
  }

  /**
   * @param {Pixel} at
   * @param {boolean} [pressed]
   */
  keep(at, pressed = false) {
    this.kept = at;
    this.changed(true, pressed);
  }

  letGo() {
    if (!this.at) return;
    this.hovered = this.kept = null;
    this.changed(false, false);
  }
}

/**
 * On the way from map to map the pixel stays.
 * @param {EventTarget | null} target
 */
function isMap(target) {
  return target instanceof Element && target.matches("canvas[role=application]");
}
