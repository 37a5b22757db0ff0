// What Python and Streamlit give a component, for `deno check`. Nothing here runs.

/**
 * @typedef {Record<string, string>} Words the sentences of a room by key, with placeholders such as "{count}"
 *
 * @typedef {Record<string, any>} Chosen what is chosen, by field of a link
 *
 * What Python sends: the same for every component, and what is its own. What was published stands there by name.
 * @typedef {object} Base
 * @property {Words} words
 * @property {Record<string, string>} published addresses of what is everybody's, by name
 * @property {{ said: string, again: string }} unloaded what is said of a component that did not come
 *
 * What an `Explorer` gets on top.
 * @typedef {object} Explored
 * @property {string} language
 * @property {Chosen} chosen
 * @property {number | null} heard the number of the last message that Python had
 */

/**
 * What Streamlit calls a component with.
 * @template {object} [Data=Base & Record<string, any>]
 * @typedef {object} Component
 * @property {Data} data
 * @property {ShadowRoot} parentElement
 * @property {(name: "choice", choice: any) => void} setTriggerValue tells Python; its name there is `on_choice`
 */

/**
 * What `component` makes once for each root.
 * @typedef {object} View
 * @property {(component: Component<any>) => void} update on every run
 * @property {() => void} [arrive] something was carried here
 * @property {() => void} [stop] the root is gone
 * @property {import("./choice.js").Rest} [rest] a choice that may still wait when a page is pressed
 * @property {import("./choice.js").Pending} [pending] the same, of an `Explorer`
 */

export {};
