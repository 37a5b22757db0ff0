// Words that came from Python: their placeholders filled, and where no line ends in them.

/**
 * "{n} of {total}" with its placeholders filled; a missing value is an error, never a blank.
 * @param {string} sentence
 * @param {Record<string, unknown>} [values]
 * @returns {string}
 */
export function fill(sentence, values = {}) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => {
    if (!(name in values)) throw new Error(`no value for {${name}} in "${sentence}"`);
    return String(values[name]);
  });
}

// What is not parted in a text: a symbol with its value, a number with its unit, a name with a hyphen, of any language.
export const NUMBER = String.raw`[\d.,×]*\d`;
export const UNIT = String.raw` (?:px|%|[kKM]B?\b|B\b)`; // as it stands behind its number
export const UNBROKEN = new RegExp(`([αρ] ${NUMBER}|[αρA-Z] = ${NUMBER}|${NUMBER}${UNIT}|\\p{L}+(?:-\\p{L}+)+)`, "u");

/**
 * The parts of a text, each with whether a line may not end in it.
 * @param {string} text
 * @returns {[string, boolean][]}
 */
export function parts(text) {
  return text.split(UNBROKEN).flatMap((part, i) => (part ? [[part, i % 2 === 1]] : []));
}

const MARK = /\[\[(\w+)\|([^\]]+)\]\]/; // a term that is explained where it stands: [[channel|channels]]

/**
 * The parts of a text, each with the entry of the glossary that it is marked with, if any.
 * @param {string} text
 * @returns {[text: string, entry: string | null][]}
 */
export function terms(text) {
  const found = text.split(MARK); // text, entry, term, text, …
  return found.flatMap((part, i) => (i % 3 === 1 || !part ? [] : [[part, i % 3 ? found[i - 1] : null]]));
}

/**
 * A text as it is read, without the marks of terms.
 * @param {string} text
 */
export function plain(text) {
  return text.includes("[[") ? terms(text).map(([part]) => part).join("") : text;
}

/**
 * The language of a class's name: those without a name in the visitor's language keep their English one.
 * @param {string} name
 */
export function languageOf(name) {
  return /\p{Script=Hangul}/u.test(name) ? "ko" : "en";
}
