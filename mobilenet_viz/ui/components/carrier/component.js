// Shows nothing: brings data that another component uses, see `carried` and CARRIED in shared.js.

export default function ({ data, parentElement }) {
  (window.mobilenetCarried ??= new Map()).set(data.name, data.value);
  document.dispatchEvent(new Event("mobilenet:carried"));
  (parentElement.host ?? parentElement).setAttribute("data-drawn", "");
}
