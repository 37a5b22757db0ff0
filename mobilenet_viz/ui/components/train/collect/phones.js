// The phones of the class: the address that they send to, as a code, and what they have sent and nobody has looked at.

import { forOthers } from "../../shared/addresses.js";
import { copy } from "../../shared/copying.js";
import { make, write } from "../../shared/elements.js";
import { fill } from "../../shared/words.js";
import { keyed } from "../desk.js";

/** @import { Collect } from "./component.js" */
/** @import { Picture } from "./types.js" */

const ASK_EVERY = 3000; // ms, while phones may send

export class Phones {
  /** @param {Collect} part */
  constructor(part) {
    this.part = part;
    this.link = ""; // whose code is shown
    this.seen = false; // does the teacher look at what waits?
    this.timer = setInterval(() => part.collection?.link && part.refresh(), ASK_EVERY);
    const { find } = part;
    find(".copy").onclick = () => this.copy();
    find(".renew").onclick = () => part.change({ do: "open" });
    find(".close").onclick = () => part.change({ do: "close" });
    find(".look").onclick = () => this.look(!this.seen);
    find(".approve-all").onclick = () => this.judge("approve", this.waiting);
    find(".reject-all").onclick = () => this.judge("remove", this.waiting);
  }

  stop() {
    clearInterval(this.timer);
  }

  /** @returns {(Picture & { of: string })[]} of: the name of its class */
  get waiting() {
    const { part } = this;
    return part.classes.flatMap(({ name, pictures }) => pictures.filter(({ waits }) => waits).map((each) => ({ ...each, of: name })));
  }

  dress() {
    const { part: { find, words } } = this;
    for (const name of ["copy", "renew"]) write(find(`.${name}`), words[name]);
    write(find(".close"), words.close_link);
    write(find("#phones"), words.phones);
    write(find(".phones-about"), words.phones_about);
    write(find(".unprojected"), words.unprojected);
    write(find(".approve-all"), words.approve_all);
    write(find(".reject-all"), words.reject_all);
  }

  async copy() {
    const { part: { find, words } } = this;
    write(find(".copy"), (await copy(find(".address").title)) ? words.copied : words.copy_failed);
  }

  /** @param {boolean} seen */
  look(seen) {
    this.seen = seen;
    this.render();
  }

  /**
   * @param {"approve" | "remove"} what
   * @param {Picture[]} pictures
   */
  async judge(what, pictures) {
    const { part } = this;
    await part.change({ do: what, pictures: pictures.map(({ id }) => id) });
    const next = part.find(this.waiting.length ? ".look" : "#new-name");
    if (part.root.activeElement === null) next.focus(); // what was pressed is gone
  }

  render() {
    const { part: { find, words, collection }, waiting } = this;
    const link = collection?.link ?? "";
    find(".phones").hidden = !link;
    if (find(".send").hidden === false) find(".send").hidden = Boolean(link);
    if (link !== this.link) this.show(link);
    find(".waiting").hidden = !link && !waiting.length; // what comes moves nothing
    this.seen &&= Boolean(waiting.length);
    write(find("#waiting"), fill(words.waiting, { count: waiting.length }));
    find(".look", HTMLButtonElement).disabled = !waiting.length;
    write(find(".look"), words[this.seen ? "unlook" : "look"]);
    find(".approve-all").hidden = find(".reject-all").hidden = !this.seen;
    keyed(
      find(".sheet"),
      this.seen ? waiting : [],
      (picture) => this.figure(picture),
      (figure, picture) => this.updateFigure(figure, picture),
    );
  }

  /**
   * The token stands behind #, which no server is told and no log keeps.
   * @param {string} link
   */
  async show(link) {
    const { part: { find, words, desk, data } } = this;
    this.link = link;
    write(find(".copy"), words.copy);
    if (!link) return;
    const address = forOthers(new URL("send", document.baseURI), data.host);
    const code = find(".code", HTMLImageElement);
    code.hidden = find(".copy").hidden = !address;
    if (!address) return write(find(".address"), words.alone);
    address.search = address.hash = "";
    address.hash = link;
    write(find(".address"), `${address.host}${address.pathname}`);
    find(".address").title = address.href;
    code.alt = words.code;
    const answer = await this.part.heard(() => desk.ask("code", { body: { address: address.href } }));
    if (answer && link === this.link) code.src = answer.code;
  }

  /** @param {Picture & { of: string }} picture */
  figure(picture) {
    const image = make("img");
    image.src = new URL(`collecting/thumbnail/${picture.id}`, document.baseURI).href;
    const [yes, no] = [make("button", { type: "button" }), make("button", { type: "button" })];
    yes.onclick = () => this.judge("approve", [picture]);
    no.onclick = () => this.judge("remove", [picture]);
    return make("figure", {}, image, make("figcaption"), yes, no);
  }

  /**
   * @param {HTMLElement} figure
   * @param {Picture & { of: string }} picture
   */
  updateFigure(figure, { of }) {
    const { part: { words } } = this;
    const [image, caption, yes, no] = figure.children;
    image.setAttribute("alt", fill(words.waiting_for, { name: of }));
    write(caption, of);
    write(yes, words.approve);
    write(no, words.reject);
  }
}
