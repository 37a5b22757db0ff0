// The photos to choose from, each a button; the one in use is pressed.

// Streamlit's field offers every file; a phone that knows what is wanted offers photos, and turns HEIC into JPEG itself.
// So a dropped file of another kind still gets its sentence. Set when the dialog is about to open: Streamlit draws the field anew.
let accepted = "";
function offer() {
  for (const field of document.querySelectorAll('[data-testid="stFileUploaderDropzoneInput"]')) field.accept = accepted;
}

function show({ data, parentElement: root, setTriggerValue }) {
  const { words, choices } = data;
  accepted = data.accept;
  document.addEventListener("click", offer, true); // by pointer, key or voice; the same listener each time: the browser keeps one
  const group = root.querySelector(".choices");
  group.setAttribute("aria-label", words.samples);
  // Kept from run to run, so that the focus stays where it is.
  while (group.children.length > choices.length) group.lastChild.remove();
  while (group.children.length < choices.length) group.append(make("button", { type: "button" }, make("img")));
  choices.forEach(({ name, thumbnail, chosen }, i) => {
    const button = group.children[i];
    const picture = button.firstChild;
    if (picture.src !== thumbnail) picture.src = thumbnail;
    picture.alt = words[name];
    button.title = words[name];
    button.setAttribute("aria-pressed", String(chosen));
    button.onclick = () => setTriggerValue("choice", name);
  });
}
