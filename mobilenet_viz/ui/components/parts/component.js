// The title of a page and a button for each of its parts. Kept from run to run, so that the focus stays.

function show({ data, parentElement: root, setTriggerValue }) {
  write(root.querySelector("h1"), data.title);
  const group = root.querySelector("[role=group]");
  group.setAttribute("aria-label", data.label);
  const names = Object.entries(data.parts);
  while (group.children.length < names.length) group.append(make("button", { type: "button" }));
  names.forEach(([part, name], i) => {
    const button = group.children[i];
    write(button, name);
    button.setAttribute("aria-pressed", String(part === data.chosen));
    button.onclick = () => setTriggerValue("choice", part);
  });
}
