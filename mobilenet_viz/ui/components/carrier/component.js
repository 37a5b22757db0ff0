// Shows nothing: brings data to the browser that another component uses, see `carried` in shared.js.

function show({ data }) {
  kept().set(data.name, data.value);
  document.dispatchEvent(new Event(CARRIED));
}
