// A picture of what is on screen, for slides.

async function saveStill(root, name, kind) {
  throw new Error(`no ${kind} of ${name} yet`);
}
