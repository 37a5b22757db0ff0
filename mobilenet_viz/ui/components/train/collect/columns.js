// A column a class: its name, how many pictures, where they come in, and the pictures themselves.

import { make, write } from "../../shared/elements.js";
import { fill } from "../../shared/words.js";
import { keyed } from "../desk.js";

/** @import { Collect } from "./component.js" */
/** @import { Class, Picture } from "./types.js" */

export class Columns {
  /** @param {Collect} part */
  constructor(part) {
    this.part = part;
    this.box = part.find(".columns");
  }

  render() {
    keyed(this.box, this.part.classes, (row) => this.made(row), (column, row) => this.update(column, row));
  }

  /** @param {Class} row */
  made({ id }) {
    const name = make("input", { type: "text", class: "name", autocomplete: "off" });
    const use = make("input", { type: "checkbox" });
    const file = make("input", { type: "file", multiple: "", accept: this.part.data.accept });
    const column = make(
      "section",
      { class: "column" },
      name,
      make("p", { class: "count", role: "status" }),
      make(
        "div",
        { class: "row own" },
        make("label", { class: "file" }, make("span"), file),
        make("button", { type: "button", class: "film" }),
        make("button", { type: "button", class: "all" }),
        make("button", { type: "button", class: "drop" }),
        make("label", { class: "use" }, use, make("span")),
      ),
      make("div", { class: "pictures", role: "group", tabindex: "0" }),
    );
    this.wire(column, id);
    return column;
  }

  /**
   * @param {HTMLElement} column
   * @param {string} id
   */
  wire(column, id) {
    const { part } = this;
    const [name, use, file] = inputs(column);
    name.onchange = () => this.rename(id, name);
    use.onchange = () => part.change({ do: "use", class: id, used: use.checked });
    file.onchange = async () => {
      await part.files.add(id, [...(file.files ?? [])]);
      file.value = "";
    };
    button(column, ".film").onclick = () => part.burst.open(id);
    button(column, ".all").onclick = () => this.pickAll(id);
    button(column, ".drop").onclick = () => part.change({ do: "drop", class: id });
    column.onpointerdown = column.onfocus = () => (part.files.last = id); // what is pasted goes where one was last
    for (const type of /** @type {const} */ (["dragover", "dragleave", "drop"])) {
      column.addEventListener(type, (event) => this.drag(column, id, event));
    }
  }

  /**
   * @param {string} id
   * @param {HTMLInputElement} field
   */
  async rename(id, field) {
    const done = await this.part.change({ do: "rename", class: id, name: field.value.trim() });
    if (!done) field.value = this.part.classes.find((each) => each.id === id)?.name ?? "";
  }

  /** @param {string} id */
  pickAll(id) {
    const { part } = this;
    const own = part.classes.find((each) => each.id === id)?.pictures ?? [];
    const all = own.every((each) => part.picked.has(each.id));
    for (const each of own) {
      if (all) part.picked.delete(each.id);
      else part.picked.add(each.id);
    }
    part.render();
  }

  /**
   * @param {HTMLElement} column
   * @param {string} id
   * @param {DragEvent} event
   */
  drag(column, id, event) {
    if (!this.part.isOwn || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    event.stopPropagation(); // it is for this class, and no photo of the page
    column.classList.toggle("over", event.type === "dragover");
    if (event.type === "drop") this.part.files.add(id, [...event.dataTransfer.files]);
  }

  /**
   * @param {HTMLElement} column
   * @param {Class} row
   */
  update(column, row) {
    const { part: { words, isOwn, root, burst } } = this;
    const [name, use] = inputs(column);
    const shown = isOwn ? row.name : words[`example_${row.name}`];
    name.readOnly = !isOwn;
    name.maxLength = this.part.data.limits.name;
    name.setAttribute("aria-label", words.name);
    if (root.activeElement !== name) name.value = shown;
    use.checked = row.used;
    column.classList.toggle("unused", !row.used);
    write(column.querySelector(".use span") ?? column, words.use);
    write(column.querySelector(".file span") ?? column, words.add);
    for (const [kind, key] of [["film", "film"], ["all", "pick_all"], ["drop", "drop"]]) write(button(column, `.${kind}`), words[key]);
    button(column, ".own").hidden = !isOwn;
    button(column, ".film").hidden = !burst.works;
    button(column, ".all").hidden = !row.pictures.length;
    button(column, ".drop").hidden = Boolean(row.pictures.length);
    this.updatePictures(column, row, shown);
  }

  /**
   * @param {HTMLElement} column
   * @param {Class} row
   * @param {string} name
   */
  updatePictures(column, row, name) {
    const { part: { words } } = this;
    const shown = row.pictures.filter(({ waits }) => !waits);
    const box = button(column, ".pictures");
    box.setAttribute("aria-label", fill(words.pictures_of, { name }));
    keyed(box, shown, (picture) => this.picture(picture), (element, picture) => this.updatePicture(element, picture));
    write(column.querySelector(".count") ?? column, this.counted(row, shown));
  }

  /**
   * How many there are; which of them are held back is told only after the guess.
   * @param {Class} row
   * @param {Picture[]} shown
   */
  counted(row, shown) {
    const { part: { words, asked } } = this;
    const double = shown.filter((each) => each.double).length;
    const held = shown.filter((each) => each.held).length;
    const said = [fill(row.count ? words.count_shown : words.count, { count: row.count ?? shown.length, shown: shown.length })];
    if (held && asked.guess !== null) said.push(fill(words.held, { count: held }));
    if (double) said.push(fill(words.doubles, { count: double }));
    return said.join(" ");
  }

  /** @param {Picture} picture */
  picture({ id, url, name }) {
    const { part } = this;
    const image = make("img", { alt: name, loading: "lazy" });
    image.src = url ?? new URL(`collecting/thumbnail/${id}`, document.baseURI).href;
    if (!part.isOwn) return make("span", {}, image);
    const element = make("button", { type: "button" }, image);
    element.onclick = () => {
      if (!part.picked.delete(id)) part.picked.add(id);
      part.render();
    };
    return element;
  }

  /**
   * @param {HTMLElement} element
   * @param {Picture} picture
   */
  updatePicture(element, { id, name, held, double }) {
    const { part: { words, asked, picked } } = this;
    const isHeld = held && asked.guess !== null;
    if (element instanceof HTMLButtonElement) element.setAttribute("aria-pressed", String(picked.has(id)));
    element.classList.toggle("held", isHeld);
    element.classList.toggle("double", double);
    const title = [name, ...(isHeld ? [words.is_held] : []), ...(double ? [words.is_double] : [])].join(", ");
    element.title = title;
    element.querySelector("img")?.setAttribute("alt", title);
  }
}

/** @param {HTMLElement} column */
function inputs(column) {
  const [name, file, use] = column.querySelectorAll("input");
  return [name, use, file];
}

/**
 * @param {HTMLElement} column
 * @param {string} selector
 */
function button(column, selector) {
  return /** @type {HTMLElement} */ (column.querySelector(selector));
}
