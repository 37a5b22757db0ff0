// Filtering as a story of six steps on one photo; the last is a race of two machines.

import { carried } from "../../shared/carried.js";
import { component } from "../../shared/component.js";
import { write } from "../../shared/elements.js";
import { whole } from "../../shared/numbers.js";
import { saveStill } from "../../shared/still.js";
import { fill } from "../../shared/words.js";
import { Choice } from "./choice.js";
import { Clock, RACE, SPEEDS, STEPS } from "./clock.js";
import { Editor } from "./edit.js";
import { Machines } from "./machines.js";
import { PixelPointing } from "./point.js";
import { dressStory } from "./story.js";
import { bringMachine, bringSum } from "./sight.js";
import { Sum } from "./sum.js";
import { dressLabels, dressQuestion, dressWork, renderWords, renderWork } from "./words.js";

class Filtering {
  constructor(root) {
    this.find = (selector) => root.querySelector(selector);
    this.machines = new Machines(root);
    this.pointing = new PixelPointing(this.machines, (aloud) => this.pointed(aloud));
    this.machines.built = () => this.pointing.listen();
    this.editor = new Editor(root, this.machines, (changes) => this.edit(changes));
    this.sum = new Sum(this.find(".sum"));
    this.choice = new Choice();
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    this.resize = new ResizeObserver(() => {
      if (this.data) this.layOut();
    });
    for (const place of [".machines", ".work"]) this.resize.observe(this.find(place));
    this.dressControls();
  }

  stop() {
    cancelAnimationFrame(this.frame);
    this.still.onchange = null;
    this.resize.disconnect();
  }

  arrive() {
    this.update(this.component);
  }

  // Called again on every run, and when the maps are here, which come by a carrier: they stay from step to step.
  // Another photo, kernel or language leaves the story where it is.
  update(component) {
    this.component = component;
    const { data: said, setTriggerValue } = component;
    const [channels, made] = [carried("filtering_channels"), carried("filtering_maps")];
    const received = JSON.stringify(said);
    this.choice.send = setTriggerValue;
    if (received === this.received || channels?.of !== said.photo || made?.of !== said.maps_of) return;
    this.received = received;
    const { depthwise, separable, standard } = made.maps; // standard: null where it equals separable
    if (this.data && this.data.chosen.stride !== said.chosen.stride) this.pointing.letGo(); // other maps
    const data = (this.data = { ...said, maps: { channels: channels.maps, depthwise, separable, standard: standard ?? separable } });
    this.clocks ??= STEPS.map((tracks) => new Clock(tracks, data.costs));
    for (const clock of this.clocks) clock.take(data.costs);
    this.choice.take(data.chosen, data.heard);
    this.machines.take(data);
    this.edited();
    dressLabels(this);
    this.setSpeed();
    dressQuestion(this);
    dressWork(this);
    this.storyOf = null;
    this.tellStory();
    this.enter(Number(this.choice.now.step));
  }

  edit(changes) {
    this.choice.edit(changes);
    this.edited();
  }

  undo() {
    this.choice.undo();
    this.edited();
  }

  edited() {
    this.editor.take(this.data, this.choice.numbers);
    this.find("#undo").disabled = !this.choice.past.length;
  }

  dressControls() {
    this.find("#play").onclick = () => this.act();
    this.find("#pixel").onclick = () => this.jump(() => this.clock.onePixel());
    this.find("#end").onclick = () =>
      this.jump(() => {
        this.clock.done = this.clock.end;
      });
    this.find("#restart").onclick = () =>
      this.jump(() => {
        this.clock.done = 0;
      });
    this.find("#undo").onclick = () => this.undo();
    for (const button of this.find(".strides").querySelectorAll("button")) {
      button.onclick = () => this.choice.choose({ stride: button.textContent });
    }
    for (const button of this.find(".stills").children) {
      button.onclick = () => saveStill(this.find(".picture"), `mobilenet-filtering-${this.step}`, button.textContent.toLowerCase());
    }
    this.speed = this.find("#speed");
    this.speed.max = SPEEDS.length - 1;
    this.speed.value = 2;
    this.speed.oninput = () => this.setSpeed();
    this.still.onchange = () => this.pause();
    this.find("details").ontoggle = () => this.tellStory();
    this.find(".machines").onkeydown = this.find(".buttons").onkeydown = this.find(".steps").onkeydown = (event) => this.press(event);
    this.find(".page").onkeydown = (event) => {
      if (event.key === "Escape") this.pointing.letGo();
      if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      event.preventDefault();
      this.undo();
    };
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
    const { words } = this.data;
    const count = whole.format(SPEEDS[this.speed.value]);
    write(this.find(".speed output"), fill(words.per_second, { count }));
    this.speed.setAttribute("aria-valuetext", fill(words.mult_adds_per_second, { count }));
  }

  get clock() {
    return this.clocks[this.step - 1];
  }

  // To another step, by its button or when the one before is done; the link follows.
  go(step) {
    this.pause();
    this.choice.choose({ step: String(step) });
    this.enter(step);
  }

  enter(step) {
    const other = step !== this.step;
    if (other) cancelAnimationFrame(this.frame), (this.frame = null);
    this.step = step;
    [...this.find(".steps").children].forEach((button, i) => {
      if (i + 1 === step) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
    });
    this.machines.enter(step);
    if (other) this.pointing.letGo();
    this.settle();
  }

  // The first button: plays and pauses; at the end of a step it leads on, at the end of the story it plays the race again.
  act() {
    if (this.frame) return this.pause();
    if (this.clock.finished && this.step < this.data.steps) return this.go(this.step + 1);
    if (this.clock.finished) this.clock.done = 0;
    this.pointing.letGo(); // what is computed now is what is written out
    bringMachine(this);
    if (this.still.matches) return this.jump(() => this.clock.onePicture());
    this.play();
  }

  jump(move) {
    move();
    this.pause();
  }

  play() {
    let last = performance.now();
    const tick = (now) => {
      const seconds = Math.min(Math.max(now - last, 0), 100) / 1000; // a hidden page stands still
      last = now;
      this.clock.advance(seconds * SPEEDS[this.speed.value]);
      if (this.clock.finished) return this.pause();
      this.frame = requestAnimationFrame(tick);
      this.render();
      renderWords(this);
    };
    this.frame = requestAnimationFrame(tick);
    this.settle();
  }

  pause() {
    cancelAnimationFrame(this.frame);
    this.frame = null;
    this.settle();
  }

  layOut() {
    this.machines.layOut();
    this.find(".picture").style.setProperty("--counters", `${this.find(".work").offsetHeight}px`);
  }

  // What moves with every frame.
  render() {
    this.machines.render(this.step, this.clock, this.pointing.at);
    renderWork(this);
    this.writeSum();
  }

  // The sum of the pixel pointed at, else of the one finished last; in motion that changes ten times a second at most.
  writeSum() {
    const now = performance.now();
    const { at } = this.pointing;
    if (!at && this.frame && now - (this.summed ?? 0) < 100) return;
    this.summed = now;
    const shown = at ?? this.clock.last;
    this.sum.show(shown, shown && this.machines.maps[shown.group][shown.i].shown > shown.index, at !== null, this.machines);
  }

  pointed(aloud) {
    const { at } = this.pointing;
    this.render();
    this.machines.light(at);
    if (aloud && at) bringSum(this, at);
    if (aloud && at) write(this.find(".said"), (this.find(".sum-title b") ?? this.find(".sum-title")).textContent);
  }

  // What changes only when the motion starts or stops.
  settle() {
    const { words } = this.data;
    const next = this.clock.finished && this.step < this.data.steps;
    const off = this.step === RACE && this.guess && !this.frame && this.clock.done === 0; // guessed: now let both run
    write(this.find("#play"), this.frame ? words.pause : next ? words.next : this.still.matches ? words.next_picture : words.play);
    this.find("#play").classList.toggle("next", Boolean(next || off));
    this.find(".picture").classList.toggle("playing", Boolean(this.frame));
    this.find(".speed").hidden = this.still.matches;
    renderWords(this);
    this.render();
  }

  // Written when it is opened: nobody waits for what nobody reads.
  tellStory() {
    if (!this.find("details").open || this.storyOf === this.received) return;
    this.storyOf = this.received;
    dressStory(this);
  }
}

export const show = await component(import.meta.url, Filtering);
