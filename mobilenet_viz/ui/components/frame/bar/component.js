// The bar at the right of the header: present the page, copy a link to what is on screen, switch the language.

import { forOthers } from "../../shared/addresses.js";
import { carried, carry } from "../../shared/carried.js";
import { Ahead } from "../../shared/choice.js";
import { component } from "../../shared/component.js";
import { copy } from "../../shared/copying.js";
import { finder, pressable, write } from "../../shared/elements.js";
import { joinEntries } from "./history.js";
import { Presenting } from "./present.js";

/** @import { Base, Component, Words } from "../../shared/types.js" */

/** @import { Entry } from "../../shared/terms.js" */

/**
 * @typedef {object} BarData
 * @property {string} language
 * @property {Record<string, string>} languages
 * @property {Words} words
 * @property {string | null} host
 * @property {{ present: "off" | "on" }} chosen
 * @property {Record<string, Entry>} glossary
 */

class Frame {
  /** @param {ShadowRoot} root */
  constructor(root) {
    const find = finder(root);
    this.link = find("#link");
    this.languages = find(".languages");
    this.bar = find(".bar");
    this.find = find;
    /** @type {Ahead<BarData["chosen"]>} */
    this.ahead = new Ahead();
    /** @type {(choice: unknown) => void} */
    this.tell = () => {};
    this.presenting = new Presenting((on) => this.present(on));
    find("#present").onclick = () => this.present(true);
    find("#leave").onclick = () => this.present(false);
    find("#on").onclick = () => this.presenting.step(1);
    find("#back").onclick = () => this.presenting.step(-1);
    joinEntries();
  }

  stop() {
    this.ahead.stop();
    this.presenting.stop();
  }

  /** @param {boolean} on */
  present(on) {
    this.ahead.take({ present: on ? "on" : "off" });
    this.ahead.settle(this.tell);
    this.show(on);
  }

  /** @param {boolean} on */
  show(on) {
    this.bar.classList.toggle("presenting", on);
    this.presenting.show(on);
  }

  /** @param {Component<Base & BarData>} component */
  update({ data, setTriggerValue }) {
    const { link, languages, find } = this;
    this.tell = (choice) => setTriggerValue("choice", choice);
    this.show(this.ahead.over(data.chosen, data.acknowledged).present === "on");
    const { words } = data;
    document.documentElement.lang = data.language;
    if (carried("glossary") !== data.glossary) carry("glossary", data.glossary);

    write(find("#present"), words.present);
    find("#present").title = words.present_about;
    find(".stepping").setAttribute("aria-label", words.present_steps);
    for (const id of ["back", "on", "leave"]) find(`#${id}`).setAttribute("aria-label", words[`present_${id}`]);
    link.textContent = words.copy_link;
    link.onclick = async () => {
      link.textContent = (await copy(address(data))) ? words.copied : words.copy_failed;
      link.addEventListener("blur", () => {
        link.textContent = words.copy_link;
      }, { once: true });
    };

    languages.setAttribute("aria-label", words.languages);
    /** @type {[string, string, string][]} */
    const rows = Object.entries(data.languages).map(([code, name]) => [code, name, code]);
    pressable(languages, rows, data.language, (lang) => this.tell({ lang }));
  }
}

/**
 * The address of what is on screen, as others can open it: with the language, and on the teacher's own machine with the
 * machine's name in the network instead of "localhost".
 * @param {BarData} data
 */
function address({ language, host }) {
  const url = new URL(location.href);
  url.searchParams.set("lang", language);
  return (forOthers(url, host) ?? url).href;
}

export const show = await component(import.meta.url, Frame);
