// The title of a page and a button for each of its parts. Kept from run to run, so that the focus stays.

function show({ data, parentElement: root, setTriggerValue }) {
  write(root.querySelector("h1"), data.title);
  const group = root.querySelector("[role=group]");
  group.setAttribute("aria-label", data.label);
  pressable(group, Object.entries(data.parts), data.chosen, (part) => setTriggerValue("choice", part));
}
