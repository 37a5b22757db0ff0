// Filtering as a race: one photo, four outputs, two machines that do the same number of Mult-Adds a second.

const views = new WeakMap();

function show(component) {
  const root = component.parentElement;
  let view = views.get(root);
  if (!view) views.set(root, (view = new View(root, component.data)));
  view.update(component);
  return () => { view.stop(); views.delete(root); };
}

class View {
  constructor(root, data) {
    this.find = (selector) => root.querySelector(selector);
    this.clock = new Clock(data.costs);
    this.machines = new Machines(root, data, (names) => this.setTriggerValue("choice", names));
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    this.resize = new ResizeObserver(() => { if (this.data) this.machines.layOut(); });
    this.resize.observe(this.find(".machines"));
    this.dressControls(root);
  }

  stop() {
    cancelAnimationFrame(this.frame);
    this.still.onchange = null;
    this.resize.disconnect();
  }

  // Called again on every run: another photo or kernel leaves the race where it is, with other pixels.
  update({ data, setTriggerValue }) {
    this.setTriggerValue = setTriggerValue;
    const received = JSON.stringify(data);
    if (received === this.received) return;
    this.received = received;
    this.data = data;
    this.productsAt = null;
    const { words } = data;
    for (const name of ["photo", "depthwise", "pointwise", "conv"]) write(this.find(`.${name}-title`), words[`title_${name}`]);
    for (const name of ["pixel", "end", "restart"]) write(this.find(`#${name}`), words[name]);
    write(this.find(".speed label"), words.speed);
    write(this.find(".legend"), words.legend);
    write(this.find("summary"), words.in_words);
    this.find(".buttons").setAttribute("aria-label", words.controls);
    this.find(".machines").setAttribute("aria-label", words.machines);
    dressQuestion(this);
    dressWork(this);
    dressStory(this);
    this.machines.take(data);
    this.setSpeed();
    this.settle();
  }

  dressControls(root) {
    this.find("#play").onclick = () => (this.frame ? this.pause() : this.play());
    this.find("#pixel").onclick = () => this.jump(() => this.clock.onePixel());
    this.find("#end").onclick = () => this.jump(() => { this.clock.done = this.clock.target; });
    this.find("#restart").onclick = () => this.jump(() => { this.clock.done = 0; });
    this.speed = this.find("#speed");
    this.speed.max = SPEEDS.length - 1;
    this.speed.value = 2;
    this.speed.oninput = () => this.setSpeed();
    this.still.onchange = () => this.pause();
    this.find(".machines").onkeydown = this.find(".buttons").onkeydown = (event) => this.press(event);
  }

  // Keys work on the picture and on the buttons; a focused button keeps Space for itself, a menu all of its keys.
  press(event) {
    const on = event.target.tagName;
    const id = { " ": on === "BUTTON" ? null : "play", ArrowRight: "pixel", End: "end", Home: "restart" }[event.key];
    if (!id || on === "SELECT" || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.find(`#${id}`).click();
  }

  setSpeed() {
    const words = fill(this.data.words.per_second, { count: whole.format(SPEEDS[this.speed.value]) });
    write(this.find(".speed output"), words);
    this.speed.setAttribute("aria-valuetext", words);
  }

  jump(move) {
    move();
    this.pause();
  }

  // Plays to the end of the stage and waits there. Without motion the end of the stage is the next picture.
  play() {
    if (this.clock.finished) this.clock.done = 0;
    const { target } = this.clock;
    if (this.still.matches) return this.jump(() => { this.clock.done = target; });
    let last = performance.now();
    const tick = (now) => {
      const seconds = Math.min(Math.max(now - last, 0), 100) / 1000; // a hidden page stands still
      last = now;
      this.clock.advance(seconds * SPEEDS[this.speed.value], target);
      if (this.clock.done >= target) return this.pause();
      this.frame = requestAnimationFrame(tick);
      this.render();
    };
    this.frame = requestAnimationFrame(tick);
    this.settle();
  }

  pause() {
    cancelAnimationFrame(this.frame);
    this.frame = null;
    this.settle();
  }

  // What moves with every frame.
  render() {
    this.machines.render(this.clock);
    renderWork(this);
  }

  // What changes only when the motion starts or stops: captions stand before and after it.
  settle() {
    const { words } = this.data;
    write(this.find("#play"), this.frame ? words.pause : this.still.matches ? words.next : words.play);
    this.find(".speed").hidden = this.still.matches;
    renderWords(this);
    this.render();
  }
}
