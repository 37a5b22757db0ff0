// The terms in rows, the languages beside each other.

import { component } from "../../shared/component.js";
import { finder, make, write } from "../../shared/elements.js";

/** @import { Base, Component, Words } from "../../shared/types.js" */
/** @import { Entry } from "../../shared/terms.js" */

/**
 * @typedef {object} GlossaryData
 * @property {string} language
 * @property {Record<string, string>} languages
 * @property {Words} words
 * @property {Record<string, Record<string, Entry>>} entries by language
 */

class Entries {
  /** @param {ShadowRoot} root */
  constructor(root) {
    this.find = finder(root);
    this.find("#print").onclick = () => window.print();
  }

  /** @param {Component<Base & GlossaryData>} component */
  update({ data: { language, languages, words, entries } }) {
    const { find } = this;
    write(find("h1"), words.title);
    write(find("#print"), words.print);
    const order = [language, ...Object.keys(languages).filter((code) => code !== language)];
    find("thead tr").replaceChildren(...order.map((code) => make("th", { scope: "colgroup", colspan: 2, lang: code }, languages[code])));
    const rows = Object.keys(entries[language]).map((entry) => {
      const cells = order.flatMap((code) => {
        const { names, said } = entries[code][entry];
        return [make("th", { scope: "row", lang: code }, names[code]), make("td", { lang: code }, said)];
      });
      return make("tr", {}, ...cells);
    });
    find("tbody").replaceChildren(...rows);
  }
}

export const show = await component(import.meta.url, Entries);
