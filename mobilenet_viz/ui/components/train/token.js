// The token of this browser's own collection: 128 random bits, kept here and in no link.

const KEY = "mobilenet:collection";
let made = ""; // where a browser keeps nothing, for as long as the page stands

export function token() {
  try {
    made ||= localStorage.getItem(KEY) ?? "";
    if (!made) localStorage.setItem(KEY, made = random());
  } catch {
    made ||= random();
  }
  return made;
}

export function random() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
