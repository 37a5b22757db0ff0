// All that Streamlit is given of a component: it brings the component's modules, or says that it could not.

// A browser remembers by its address what it could not get, and what that would have brought: each attempt has its own.
const at = (/** @type {number} */ attempt) => new URL(`{modules}/${attempt}/{name}/component.js`, document.baseURI).href;
const PAUSES = [500, 2000]; // ms between attempts, before the visitor is asked
const calls = new WeakMap(); // by root, the last call: one that waited for long says nothing new
let attempt = 0;
let coming;

function load() {
  return (coming ??= import(at(attempt++)).catch((error) => {
    coming = undefined;
    throw error;
  }));
}

// Until the visitor wants it tried again. What the server no longer has, it has under another name on the page as it is now.
/** @param {import("./shared/types.js").Component} component @returns {Promise<void>} */
function asked({ data, parentElement: root }) {
  return new Promise((again) => {
    const box = Object.assign(document.createElement("p"), { role: "alert", textContent: `${data.unloaded.said} ` });
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: data.unloaded.again });
    button.onclick = async () => {
      button.disabled = true;
      const answer = await fetch(at(attempt)).catch(() => null);
      if (answer?.status === 404) location.reload();
      else again();
    };
    box.append(button);
    root.replaceChildren(box);
  });
}

/** @param {import("./shared/types.js").Component} component */
export default async function (component) {
  calls.set(component.parentElement, component);
  for (let failed = 0; calls.get(component.parentElement) === component; failed++) {
    try {
      const { show } = await load();
      return await show(component);
    } catch (error) {
      console.error(error);
    }
    if (failed < PAUSES.length) await new Promise((go) => setTimeout(go, PAUSES[failed]));
    else await asked(component);
  }
}
