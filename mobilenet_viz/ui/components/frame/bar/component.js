// The bar at the right of the header: copy a link to what is on screen, switch the language.

import { carried, carry } from "../../shared/carried.js";
import { component } from "../../shared/component.js";
import { finder, pressable } from "../../shared/elements.js";
import { joinEntries } from "./history.js";

/** @import { Base, Component, Words } from "../../shared/types.js" */

/** @import { Entry } from "../../shared/terms.js" */

/**
 * @typedef {object} BarData
 * @property {string} language
 * @property {Record<string, string>} languages
 * @property {Words} words
 * @property {string | null} host
 * @property {Record<string, Entry>} glossary
 */

class Frame {
  /** @param {ShadowRoot} root */
  constructor(root) {
    const find = finder(root);
    this.link = find("#link");
    this.languages = find(".languages");
    joinEntries();
  }

  /** @param {Component<Base & BarData>} component */
  update({ data, setTriggerValue }) {
    const { link, languages } = this;
    const { words } = data;
    document.documentElement.lang = data.language;
    if (carried("glossary") !== data.glossary) carry("glossary", data.glossary);

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
    pressable(languages, rows, data.language, (code) => setTriggerValue("choice", code));
  }
}

// How the teacher's machine calls itself, where nobody else finds it.
const OWN = /^(localhost|127\.[\d.]+|0\.0\.0\.0|\[::1?\])$/;

/**
 * The address of what is on screen, as others can open it: with the language, and on the teacher's own machine with the
 * machine's name in the network instead of "localhost".
 * @param {BarData} data
 */
function address({ language, host }) {
  const url = new URL(location.href);
  url.searchParams.set("lang", language);
  if (host && OWN.test(url.hostname)) url.hostname = host;
  return url.href;
}

/**
 * Over plain HTTP a browser has no clipboard API; the old command still works from a click.
 * @param {string} text
 */
async function copy(text) {
  try {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(text);
      return true;
    }
  } catch { /* refused: try the old way */ }
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}

export const show = await component(import.meta.url, Frame);
