// Which output pixel is asked about: under the mouse while it moves, kept after a click, a tap or a key, until Escape or
// until the picture goes on without it (the view's word); one kept because its map has the focus goes with the focus.

export class PixelPointing {
  constructor(machines, changed) {
    this.machines = machines;
    this.changed = changed; // called with whether to say it aloud
    this.hovered = this.kept = null;
  }

  get at() {
    return this.hovered ?? this.kept;
  }

  // The canvases of a group of maps listen; called when maps were made.
  listen() {
    const { maps } = this.machines;
    for (const group of ["depthwise", "separable", "standard"]) {
      maps[group].forEach((map, i) => {
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
          this.keep({ group, i, index: map.under(event) });
        };
        canvas.onfocus = () => {
          if (canvas.matches(":focus-visible") && !this.same(group, i)) this.keepFocused(group, i);
        };
        canvas.onblur = (event) => {
          if (this.byFocus && !this.isMap(event.relatedTarget)) this.letGo();
        };
        canvas.onkeydown = (event) => this.press(event, group, i, map);
      });
    }
  }

  // On the way from map to map the pixel stays.
  isMap(element) {
    return element?.matches("canvas[role=application]") ?? false;
  }

  keepFocused(group, i) {
    this.byFocus = true;
    this.keep(this.begin(group, i, this.machines.maps[group][i]));
  }

  same(group, i) {
    return this.kept?.group === group && this.kept.i === i;
  }

  // From another map the same pixel, else the middle one, or the last that is there.
  begin(group, i, { size, shown }) {
    const middle = (size * size + size) / 2;
    return { group, i, index: this.kept?.index ?? Math.max(0, Math.min(middle, shown - 1)) };
  }

  press(event, group, i, { size }) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" && !this.same(group, i)) this.keepFocused(group, i);
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    if (!step || !this.same(group, i)) return;
    event.preventDefault();
    event.stopPropagation();
    const inside = (at) => Math.max(0, Math.min(size - 1, at));
    const { index } = this.kept;
    this.hovered = null;
    this.keep({ group, i, index: inside(Math.floor(index / size) + step[0]) * size + inside((index % size) + step[1]) });
  }

  hover(at) {
    if (JSON.stringify(at) === JSON.stringify(this.hovered)) return;
    this.hovered = at;
    this.changed(false);
  }

  keep(at) {
    this.kept = at;
    this.changed(true);
  }

  letGo() {
    if (!this.at) return;
    this.hovered = this.kept = null;
    this.changed(false);
  }
}
