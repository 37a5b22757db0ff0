// The bar at the right of the header: copy a link to what is on screen, switch the language.

function show(component) {
  joinEntries();
  const { data, parentElement: root, setTriggerValue } = component;
  const words = data.words;
  document.documentElement.lang = data.language;

  const link = root.querySelector("#link");
  link.textContent = words.copy_link;
  link.onclick = async () => {
    link.textContent = (await copy(address(data))) ? words.copied : words.copy_failed;
    link.addEventListener("blur", () => { link.textContent = words.copy_link; }, { once: true });
  };

  const languages = root.querySelector(".languages");
  languages.setAttribute("aria-label", words.languages);
  const rows = Object.entries(data.languages).map(([code, name]) => [code, name, code]);
  pressable(languages, rows, data.language, (code) => setTriggerValue("choice", code));
}

// How the teacher's machine calls itself, where nobody else finds it.
const OWN = /^(localhost|127\.[\d.]+|0\.0\.0\.0|\[::1?\])$/;

// The address of what is on screen, as others can open it: with the language, and on the teacher's own machine with the
// machine's name in the network instead of "localhost".
function address({ language, host }) {
  const url = new URL(location.href);
  url.searchParams.set("lang", language);
  if (host && OWN.test(url.hostname)) url.hostname = host;
  return url.href;
}

// Over plain HTTP a browser has no clipboard API; the old command still works from a click.
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
