// What Python and Streamlit give a component, for `deno check`. Nothing here runs.

/**
 * @typedef {Record<string, string>} Words the sentences of a room by key, with placeholders such as "{count}"
 *
 * What Python sends: the same for every component, and what is its own. What was published stands there by name.
 * @typedef {object} Base
 * @property {Record<string, string>} published addresses of what is everybody's, by name
 * @property {{ said: string, again: string }} unloaded what is said of a component that did not come
 * @property {number | null} acknowledged the number of the last message that Python had of this component
 *
 * What an `Explorer` gets on top; each has types of its own for its fields.
 * @typedef {Base & { language: string, words: Words, chosen: object }} Explored
 *
 * What a message may say beside fields of a link: a guess [question, choice] (null: ask it again), and whether a slow
 * question goes on or is asked anew.
 * @typedef {object} Said
 * @property {[string, string | null]} [guess]
 * @property {boolean} [go]
 * @property {boolean} [again]
 * @property {number} [inside] the block of which page 2 shall open
 * @property {number} [run] of page Train, that is looked at
 * @property {[number, number]} [cell] of its confusion matrix, that is opened
 * @property {string} [experiment] that is tried
 * @property {boolean} [train] a lesson shall begin, with the settings that are chosen
 *
 * A question as `guesses.asked` gives it.
 * @typedef {object} Asked
 * @property {string} id
 * @property {string[]} choices
 * @property {string | null} guess
 * @property {string | null} right null: no guess yet, or it is withheld; "": nobody knows
 */

/**
 * What Streamlit calls a component with.
 * @template {object} [Data=Base]
 * @typedef {object} Component
 * @property {Data} data
 * @property {ShadowRoot} parentElement
 * @property {(name: "choice", choice: unknown) => void} setTriggerValue tells Python; its name there is `on_choice`
 */

/**
 * What `component` makes once for each root.
 * @typedef {object} View
 * @property {(component: Component<any>) => void} update on every run
 * @property {() => void} [arrive] something was carried here
 * @property {() => void} [stop] the root is gone
 * @property {{ rest: import("./choice.js").Rest }} [ahead] a choice that may still wait when a page is pressed
 */

export {};
