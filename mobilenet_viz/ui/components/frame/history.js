// One page, one step back. Streamlit pushes the address of another page first without its parameters and then, when the
// server has written them, once more. Whatever is pushed before the visitor does anything belongs to the entry that is there.

function joinEntries() {
  if (history.joined) return;
  history.joined = true;
  const push = history.pushState;
  let untouched = true; // since this page was opened
  for (const act of ["pointerdown", "keydown", "click"]) window.addEventListener(act, () => { untouched = false; }, true);
  window.addEventListener("popstate", () => { untouched = true; }, true);
  history.pushState = function (state, title, url) {
    const samePage = new URL(url, location.href).pathname === location.pathname;
    if (samePage && untouched) return history.replaceState(state, title, url);
    if (!samePage) untouched = true;
    return push.call(history, state, title, url);
  };
}
