// Filtering as a story of six steps on one photo; the last is a race of two machines.

import { carried } from "../../shared/carried.js";
import { component } from "../../shared/component.js";
import { write } from "../../shared/elements.js";
import { Explorer } from "../../shared/explorer.js";
import { Answers } from "../../shared/question.js";
import { Clock, RACE, STEPS } from "./clock.js";
import { dressSpeed, listen, playFromAnywhere, renderPlay, speedOf } from "./controls.js";
import { Editor } from "./edit.js";
import { Machines } from "./machines.js";
import { Player } from "./player.js";
import { PixelPointing } from "./point.js";
import { bringMachine, bringSum } from "./sight.js";
import { tellStory } from "./story.js";
import { Sum, writeSum } from "./sum.js";
import { dressLabels, dressStills, renderWords } from "./words.js";
import { makeWork, renderWork } from "./work.js";

/** @import { Base, Component } from "../../shared/types.js" */
/** @import { Chosen, Data, Sent, Written } from "./types.js" */

/** @extends {Explorer<Data>} */
export class Filtering extends Explorer {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    this.machines = new Machines(root, () => this.pointing.listen());
    this.pointing = new PixelPointing(this.machines, (aloud) => this.pointed(aloud));
    this.editor = new Editor(root, (changes) => this.edit(changes));
    this.sum = new Sum(this.find(".sum"));
    this.answers = new Answers(this.find(".answers"), (said) => {
      this.choose(said);
      this.takeGuess();
    });
    /** @type {Pick<Chosen, "kernels" | "mix">[]} what undo goes back to */
    this.past = [];
    /** @type {Map<string, string>} what stands in a row of the counters */
    this.counted = new Map();
    /** @type {Clock[]} */
    this.clocks = [];
    this.step = 0;
    this.player = new Player((seconds) => this.play(seconds));
    this.stride = ""; // of the maps
    this.guessed = false;
    this.said = ""; // above the picture
    /** @type {string | undefined} the data, as JSON */
    this.received = undefined;
    /** @type {string | undefined} the data that the story in words was made of */
    this.told = undefined;
    this.summed = 0; // ms, when the sum was written last
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    this.resize = new ResizeObserver(() => {
      if (this.data) this.layOut();
    });
    for (const place of [".machines", ".work"]) this.resize.observe(this.find(place));
    makeWork(this.find(".work"));
    this.strides = [...this.find(".strides").querySelectorAll("button")];
    this.speed = this.find("#speed", HTMLInputElement);
    listen(this);
    this.deafen = playFromAnywhere(this);
  }

  /** @override */
  stop() {
    super.stop();
    this.deafen();
    this.player.stop();
    this.still.onchange = null;
    this.resize.disconnect();
  }

  arrive() {
    if (this.component) this.update(this.component);
  }

  /**
   * Called again on every run, and when the maps are here, which come by a carrier: they stay from step to step.
   * Another photo, kernel or language leaves the story where it is.
   * @override
   * @param {Component<any>} component
   */
  update(component) {
    this.component = component;
    this.tell = (/** @type {unknown} */ choice) => component.setTriggerValue("choice", choice);
    const said = /** @type {Base & Sent} */ (component.data);
    const [channels, made, received] = [carried("filtering_channels"), carried("filtering_maps"), JSON.stringify(said)];
    if (received === this.received || channels?.of !== said.photo || made?.of !== said.maps_of) return;
    this.received = received;
    const { depthwise, separable, standard } = made.maps; // standard: null where it equals separable
    const maps = { channels: channels.maps, depthwise, separable, standard: standard ?? separable };
    super.update({ ...component, data: { ...said, maps } });
  }

  /** @override */
  dress() {
    const { data } = this;
    if (this.stride !== data.chosen.stride) this.pointing.letGo(); // other maps
    this.stride = data.chosen.stride;
    if (!this.clocks.length) this.clocks = STEPS.map((tracks) => new Clock(tracks, data.costs));
    for (const clock of this.clocks) clock.take(data.costs);
    this.machines.take(data);
    this.edited();
    dressLabels(this);
    dressSpeed(this);
    tellStory(this);
    this.enter(Number(this.chosen.step));
  }

  // The question with the guess that Python may not know yet.
  get question() {
    return this.answered(this.data.question);
  }

  // Asked again, the race is run again: what is right is not to be read before anybody guesses.
  takeGuess() {
    const guessed = this.question.guess !== null;
    if (this.guessed && !guessed) this.clocks[RACE - 1].done = 0;
    this.guessed = guessed;
    this.settle();
  }

  /** @param {Partial<Written>} changes */
  edit({ kernels, mix }) {
    this.past.push({ kernels: this.chosen.kernels, mix: this.chosen.mix });
    this.choose({ ...(kernels && { kernels: kernels.join(",") }), ...(mix && { mix: mix.join("_") }) });
    this.edited();
  }

  undo() {
    const before = this.past.pop();
    if (!before) return;
    this.choose(before);
    this.edited();
  }

  edited() {
    const { kernels, mix } = this.chosen;
    this.editor.take(this.data, { kernels: kernels.split(","), mix: mix.split("_").map(Number) });
    this.find("#undo", HTMLButtonElement).disabled = !this.past.length;
  }

  get clock() {
    return this.clocks[this.step - 1];
  }

  /**
   * To another step, by its button or when the one before is done; the link follows.
   * @param {number} step
   */
  go(step) {
    this.pause();
    this.choose({ step: String(step) });
    this.enter(step);
  }

  /** @param {number} step */
  enter(step) {
    const other = step !== this.step;
    if (other) this.player.stop();
    this.step = step;
    [...this.find(".steps").children].forEach((button, i) => {
      if (i + 1 === step) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
    });
    this.machines.enter(step);
    if (other) this.pointing.letGo();
    dressStills(this);
    this.takeGuess();
  }

  // The first button: plays and pauses; at the end of a step it leads on, at the end of the story it plays the race again.
  act() {
    if (this.player.playing) return this.pause();
    if (this.clock.finished && this.step < this.data.steps) return this.go(this.step + 1);
    if (this.clock.finished) this.clock.restart();
    this.pointing.letGo(); // what is computed now is what is written out
    bringMachine(this);
    if (this.still.matches) return this.jump((clock) => clock.onePicture());
    this.player.play();
    this.settle();
  }

  /** @param {(clock: Clock) => void} move */
  jump(move) {
    move(this.clock);
    this.pause();
  }

  /** @param {number} seconds that it has played on */
  play(seconds) {
    this.clock.play(seconds * speedOf(this.speed));
    if (this.clock.finished) return this.pause();
    this.render();
    renderWords(this);
  }

  pause() {
    this.player.stop();
    this.settle();
  }

  layOut() {
    this.machines.layOut();
    this.find(".picture").style.setProperty("--counters", `${this.find(".work").offsetHeight}px`);
  }

  /**
   * What moves with every frame.
   * @override
   */
  render() {
    this.find(".picture").classList.toggle("outdated", this.isBehind("kernels", "mix", "stride"));
    this.machines.render(this.clock, this.pointing.at);
    renderWork(this);
    writeSum(this);
  }

  /** @param {boolean} aloud */
  pointed(aloud) {
    const { at } = this.pointing;
    this.render();
    this.machines.light(at);
    if (!aloud || !at) return;
    bringSum(this, at);
    write(this.find(".said"), (this.find(".sum-title b") ?? this.find(".sum-title")).textContent ?? "");
  }

  // What changes only when the motion starts or stops.
  settle() {
    renderPlay(this);
    renderWords(this);
    this.render();
  }
}

export const show = await component(import.meta.url, Filtering);
