// All that Streamlit is given of a component: it brings the component's modules, or says that it could not.

// A browser remembers by its address what it could not get, and what that would have brought: each attempt has its own.
const at = (attempt) => new URL(`{modules}/${attempt}/{name}/component.js`, document.baseURI).href;
const PAUSES = [0, 500, 2000]; // ms before each attempt, until the visitor is asked
let attempt = 0;
let coming;

async function load() {
  for (const pause of PAUSES) {
    await new Promise((go) => setTimeout(go, pause));
    const loaded = await import(at(attempt++)).catch((error) => console.warn(error));
    if (loaded) return loaded.show;
  }
  coming = undefined;
}

// Until the visitor wants it tried again. What the server no longer has, it has under another name on the page as it is now.
function wait({ data, parentElement: root }) {
  return new Promise((again) => {
    const box = Object.assign(document.createElement("p"), { role: "alert", textContent: `${data.unloaded.said} ` });
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: data.unloaded.again });
    button.onclick = async () => {
      const answer = await fetch(at(attempt)).catch(() => null);
      if (answer?.status === 404) location.reload();
      else again();
    };
    box.append(button);
    root.replaceChildren(box);
  });
}

export default async function (component) {
  let show;
  while (!(show = await (coming ??= load()))) await wait(component);
  return show(component);
}
