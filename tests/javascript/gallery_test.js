// Pictures by address: what is shown comes first, what is let go never.

import assert from "node:assert/strict";
import { Gallery } from "../../mobilenet_viz/ui/components/shared/gallery.js";

/** A server that answers when it is told to, with no pictures. */
function server() {
  const asked = [];
  const answers = new Map();
  globalThis.document = { baseURI: "http://here/" };
  globalThis.fetch = (url) => {
    const name = url.pathname.slice(1);
    asked.push(name);
    return new Promise((done) => answers.set(name, (ok) => done({ ok, json: () => Promise.resolve([]) })));
  };
  const turn = () => new Promise((done) => setTimeout(done)); // whatever waits for an answer has had it
  return { asked, answer: (name, ok = true) => (answers.get(name)(ok), turn()) };
}

Deno.test("the rest is asked for as soon as all that is shown hangs", async () => {
  const { asked, answer } = server();
  const gallery = new Gallery(() => {});
  gallery.want(["photo", "maps"], ["photo", "other", "maps"]);
  assert.deepEqual(asked, ["photo", "maps"]);
  await answer("photo");
  assert.deepEqual(asked, ["photo", "maps"]);
  await answer("maps");
  assert.deepEqual(asked, ["photo", "maps", "other"]);
  assert.equal(gallery.count, 2);
  await answer("other");
  gallery.want(["other"], ["photo", "maps"]);
  assert.deepEqual([asked.length, gallery.count], [3, 3]); // all hang already
});

Deno.test("what is let go before its turn is never asked for", async () => {
  const { asked, answer } = server();
  const gallery = new Gallery(() => {});
  gallery.want(["photo"], ["old"]);
  gallery.want(["photo"], ["new"]);
  await answer("photo");
  assert.deepEqual(asked, ["photo", "new"]);
});

Deno.test("what did not come is asked for again when it is wanted again", async () => {
  const { asked, answer } = server();
  const gallery = new Gallery(() => {});
  gallery.want(["photo"], ["other"]);
  await answer("photo", false);
  assert.equal(gallery.at("photo"), null);
  gallery.want(["photo"], ["other"]);
  assert.deepEqual(asked, ["photo", "photo"]);
  await answer("photo");
  assert.deepEqual(asked, ["photo", "photo", "other"]);
});
