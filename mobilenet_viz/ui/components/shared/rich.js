import { explained, together, unbroken } from "./elements.js";
import { fill, NUMBER, UNIT } from "./words.js";

/** @typedef {Record<string, string | number | Node | (string | Node)[]>} Placed */

const TIED = new RegExp(String.raw`(\{\w+\}(?: = (?:\{\w+\}|${NUMBER})|${UNIT}))`);

/**
 * The nodes of a sentence whose placeholders are text or nodes, such as a symbol in its colour; a node may stand twice.
 * Text is filled in first, so that `unbroken` sees it with its neighbours; nor does a line end between a node and its unit
 * or what it equals.
 * @param {string} sentence
 * @param {Placed} [values]
 * @returns {(string | Node)[]}
 */
export function rich(sentence, values = {}) {
  const kept = Object.keys(values).filter((name) => values[name] instanceof Object).map((name) => [name, `{${name}}`]);
  return explained(fill(sentence, { ...values, ...Object.fromEntries(kept) }), (text) =>
    text.split(TIED).flatMap((part) => {
      const placed = part.split(/(\{\w+\})/).filter(Boolean).flatMap((each) => place(each, values));
      return TIED.test(part) ? [together(...placed)] : placed;
    }));
}

/**
 * What stands for a part of a sentence: the nodes of a placeholder, or those of the text itself.
 * @param {string} part
 * @param {Placed} values
 * @returns {(string | Node)[]}
 */
function place(part, values) {
  const name = /^\{(\w+)\}$/.exec(part)?.[1];
  const nodes = name ? [values[name]].flat() : unbroken(part);
  return nodes.map((node) => (node instanceof Node ? node.cloneNode(true) : String(node)));
}
