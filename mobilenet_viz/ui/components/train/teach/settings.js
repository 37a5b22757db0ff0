// All settings but the freezing line, folded away; each is in the link.

import { carried } from "../../shared/carried.js";
import { make, write } from "../../shared/elements.js";
import { fill } from "../../shared/words.js";

/** @import { Words } from "../../shared/types.js" */
/** @import { Teach } from "./component.js" */
/** @import { Data, Settings } from "./types.js" */

const SWITCHES = ["augment", "batch_statistics"];

/**
 * A value of a setting as people read it.
 * @param {Data} data
 * @param {string} name
 * @param {string | number | boolean | null} value
 */
export function valueOf({ words, bases }, name, value) {
  if (SWITCHES.includes(name)) {
    const on = value === true || value === "on" ? "on" : "off";
    return words[`value_${name}_${on}`] ?? words[`value_${on}`];
  }
  if (name === "base") return bases[String(value)];
  if (name === "head") return words[`value_${value}`];
  if (name === "dense") return value ? fill(words.value_dense, { count: value }) : words.value_no_dense;
  if (name === "most" && !value) return words.value_all;
  if (name === "unequal") return value === 1 ? words.value_equal : fill(words.value_times, { count: value });
  return String(value);
}

export class Fields {
  /** @param {Teach} teach */
  constructor(teach) {
    this.teach = teach;
    this.box = teach.find(".fields");
    /** @type {Map<string, HTMLSelectElement>} */
    this.selects = new Map();
  }

  dress() {
    const { words, data } = this.teach;
    write(this.teach.find("summary"), words.settings);
    const names = [...Object.keys(data.offered), ...SWITCHES];
    if (!this.selects.size) this.make(names);
    for (const name of names) write(/** @type {Element} */ (this.selects.get(name)?.previousElementSibling), words[`setting_${name}`]);
  }

  /** @param {string[]} names */
  make(names) {
    for (const name of names) {
      const select = make("select");
      select.onchange = () => this.choose(name, select.value);
      this.selects.set(name, select);
      this.box.append(make("label", {}, make("span"), select));
    }
  }

  /**
   * @param {string} name
   * @param {string} said
   */
  choose(name, said) {
    const value = this.values(name).find((each) => String(each) === said);
    const others = name === "base" ? { freeze: null } : {};
    this.teach.choose(/** @type {Partial<Settings>} */ ({ ...others, [name]: value }));
  }

  /**
   * What can be chosen, and what a link has chosen beside it.
   * @param {string} name
   */
  values(name) {
    const { data, chosen } = this.teach;
    const offered = data.offered[name] ?? ["off", "on"];
    const now = chosen[/** @type {keyof Settings} */ (name)];
    return now === null || offered.includes(now) ? offered : [...offered, now];
  }

  render() {
    const { data, chosen } = this.teach;
    for (const [name, select] of this.selects) {
      const values = this.values(name);
      const said = values.map((value) => valueOf(data, name, value));
      if ([...select.options].map((option) => option.text).join("|") !== said.join("|")) {
        select.replaceChildren(...values.map((value, i) => make("option", { value: String(value) }, said[i])));
      }
      select.value = String(chosen[/** @type {keyof Settings} */ (name)]);
    }
    this.renderVariants();
  }

  renderVariants() {
    const { words, data: { pictures }, chosen, find } = this.teach;
    const figure = find(".variants");
    /** @type {string[][]} */
    const variants = chosen.augment === "on" ? carried("teach_variants") ?? [] : [];
    figure.hidden = !variants.length;
    const names = Object.keys(pictures.classes);
    const shown = variants.flat().join("|").length + words.variants;
    if (figure.dataset.shown === shown) return;
    figure.dataset.shown = shown;
    const rows = variants.map((row, i) =>
      make("div", {}, ...row.map((src, number) => make("img", { src, alt: fill(words.variant_alt, { name: names[i], number }) })))
    );
    figure.replaceChildren(make("figcaption", {}, words.variants), ...rows);
  }
}

/**
 * The settings that are not the default, each in a few words.
 * @param {Data} data
 * @param {Record<string, string | number | boolean | null>} settings
 * @param {Words} words
 */
export function unlike(data, settings, words) {
  const differing = Object.keys(settings).filter((name) => name !== "freeze" && settings[name] !== data.defaults[name]);
  const said = differing.map((name) =>
    fill(words.setting_said, { name: words[`setting_${name}`], value: valueOf(data, name, settings[name]) })
  );
  if (settings.freeze !== null) said.push(fill(words.line_said, { name: settings.freeze }));
  return said.length ? said.join("; ") : words.default_settings;
}
