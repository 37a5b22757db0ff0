// Pictures in classes: this browser's own collection, filled without a run of the page; the embedded one until there is one.
// Which pictures are held back is covered until there is a guess.

import { component } from "../../shared/component.js";
import { make, write } from "../../shared/elements.js";
import { Explorer } from "../../shared/explorer.js";
import { keepRoom } from "../../shared/room.js";
import { Answers } from "../../shared/question.js";
import { fill } from "../../shared/words.js";
import { Desk } from "../desk.js";
import { token } from "../token.js";
import { Burst } from "./camera.js";
import { Columns } from "./columns.js";
import { Files } from "./files.js";
import { Phones } from "./phones.js";

/** @import { Class, Collection, Data, LeftOut } from "./types.js" */

const LISTED = 30; // files that could not be used

/** @extends {Explorer<Data>} */
export class Collect extends Explorer {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    this.desk = new Desk("collecting", () => ({ "X-Collection": token() }));
    /** @type {Collection | null} null: not here yet */
    this.collection = null;
    /** @type {LeftOut[]} */
    this.leftOut = [];
    /** @type {Set<string>} ids of pictures that are picked */
    this.picked = new Set();
    this.answers = new Answers(this.find(".answers"), (said) => this.choose(said));
    this.files = new Files(this);
    this.columns = new Columns(this);
    this.phones = new Phones(this);
    this.burst = new Burst(this);
    this.wire();
  }

  stop() {
    super.stop();
    this.files.stop();
    this.phones.stop();
    this.burst.close();
  }

  wire() {
    const { find } = this;
    find("form.new").onsubmit = (event) => this.begin(event);
    find(".save").onclick = () => this.files.save();
    find(".send").onclick = () => this.change({ do: "open" });
    find(".picked").onclick = () => this.removePicked();
    find(".move").onchange = ({ target }) => this.movePicked(/** @type {HTMLSelectElement} */ (target).value);
    find(".delete").onclick = () => this.sure(true);
    find(".read").onclick = () => this.read();
    find(".no").onclick = () => this.sure(false);
    find(".yes").onclick = () => this.deleteAll();
  }

  dress() {
    const { find, words, data: { limits } } = this;
    const field = find("#new-name", HTMLInputElement);
    field.placeholder = words.new_name;
    field.setAttribute("aria-label", words.new_name);
    field.maxLength = limits.name;
    for (const name of ["make", "save", "send", "delete", "yes", "no"]) write(find(`.${name}`), words[name]);
    write(find(".open span"), words.open);
    write(find(".about"), fill(words.about, limits));
    write(find("#left-out"), words.left_out);
    write(find(".read"), words.close);
    keepRoom(find(".room"), [words.question_answer]);
    this.phones.dress();
    this.burst.dress();
    if (!this.collection) this.refresh();
  }

  get asked() {
    return this.answered(this.data.question);
  }

  get isOwn() {
    return Boolean(this.collection?.classes.length);
  }

  /** @returns {Class[]} */
  get classes() {
    if (!this.collection) return [];
    return this.isOwn ? this.collection.classes : this.data.example;
  }

  render() {
    const { find, words, asked, collection, data: { language, limits } } = this;
    write(find(".question"), words[asked.guess === null ? "question" : "question_answer"]);
    this.answers.render(asked, words, (choice) => words[`guess_${choice}`], asked.guess !== null);
    write(find(".example"), collection && !this.isOwn ? fill(words.example, limits) : "");
    write(find(".lacks"), this.isOwn ? collection?.lacks?.[language] ?? "" : "");
    for (const name of [".delete", ".send", ".save"]) find(name).hidden = !this.isOwn;
    find(".save", HTMLButtonElement).disabled = Boolean(collection?.lacks);
    this.columns.render();
    this.renderPicked();
    this.phones.render();
    this.renderLeftOut();
  }

  renderPicked() {
    const { find, picked, words } = this;
    const there = new Set(this.classes.flatMap(({ pictures }) => pictures.map(({ id }) => id)));
    for (const id of picked) if (!there.has(id)) picked.delete(id);
    find(".picking").hidden = !picked.size;
    write(find(".picked"), fill(words.remove, { count: picked.size }));
    const move = find(".move", HTMLSelectElement);
    const rows = [["", words.move], ...this.classes.map(({ id, name }) => [id, name])];
    move.hidden = this.classes.length < 2;
    move.setAttribute("aria-label", words.move);
    move.replaceChildren(...rows.map(([value, said]) => make("option", { value }, said)));
  }

  renderLeftOut() {
    const list = this.find(".left-out");
    list.hidden = !this.leftOut.length;
    list.querySelector("ul")?.replaceChildren(
      ...this.leftOut.map(({ name, why }) => make("li", {}, make("b", {}, name), " ", why[this.data.language] ?? Object.values(why)[0])),
    );
  }

  /** @param {LeftOut[]} files the newest first; the list ends somewhere */
  leaveOut(files) {
    this.leftOut = [...files, ...this.leftOut].slice(0, LISTED);
    this.renderLeftOut();
  }

  read() {
    this.leftOut = [];
    this.renderLeftOut();
    this.find("#new-name").focus(); // the button is gone
  }

  /** @param {string} sentence */
  say(sentence) {
    write(this.find(".said"), sentence);
  }

  /**
   * What the server answers; a refusal is said, and so is that nobody answers.
   * @param {() => Promise<any>} ask
   * @returns {Promise<any>} null where it was refused
   */
  async heard(ask) {
    try {
      const answer = await ask();
      if (!answer.refusal) return answer;
      this.say(answer.refusal[this.data.language]);
    } catch {
      this.say(this.words.lost);
    }
    return null;
  }

  async refresh() {
    this.take(await this.heard(() => this.desk.ask("state")));
  }

  /** @param {Record<string, unknown>} asked */
  async change(asked) {
    const answer = await this.heard(() => this.desk.ask("change", { body: asked }));
    if (answer) this.say("");
    this.take(answer);
    return Boolean(answer);
  }

  /** @param {Collection | null} collection */
  take(collection) {
    if (!collection || !this.root.isConnected) return;
    this.collection = collection;
    this.render();
  }

  /** @param {Event} event */
  async begin(event) {
    event.preventDefault();
    const field = this.find("#new-name", HTMLInputElement);
    if (await this.change({ do: "add", name: field.value.trim() })) field.value = "";
  }

  async removePicked() {
    const pictures = [...this.picked];
    await this.change({ do: "remove", pictures });
    this.find("#new-name").focus(); // the button is gone
  }

  /** @param {string} to id of a class */
  async movePicked(to) {
    const pictures = [...this.picked];
    this.picked.clear();
    await this.change({ do: "move", class: to, pictures });
    this.find("#new-name").focus(); // the list is gone
  }

  /** @param {boolean} ask */
  sure(ask) {
    const { find, words } = this;
    const count = this.classes.reduce((sum, { pictures }) => sum + pictures.length, 0);
    write(find(".sure span"), fill(words.sure, { count }));
    find(".sure").hidden = !ask;
    find(ask ? ".no" : ".delete").focus();
  }

  async deleteAll() {
    this.find(".sure").hidden = true;
    this.leftOut = [];
    await this.change({ do: "delete" });
    this.find("#new-name").focus();
  }
}

export const show = await component(import.meta.url, Collect);
