// Files on their way to the server: pictures one after the other, a ZIP whole; what is refused is listed, the rest stays.

import { fill } from "../../shared/words.js";

/** @import { Collect } from "./component.js" */
/** @import { Said } from "./types.js" */

const MB = 2 ** 20;
const REFRESH = 1000; // ms between two looks at what is there already, while pictures go

export class Files {
  /** @param {Collect} part */
  constructor(part) {
    this.part = part;
    this.last = ""; // id of the class that was used last
    this.deaf = new AbortController();
    const open = part.find(".open input", HTMLInputElement);
    open.onchange = async () => {
      const [zip] = open.files ?? [];
      if (zip) await this.open(zip);
      open.value = "";
    };
    document.addEventListener("paste", (event) => this.paste(event), { signal: this.deaf.signal });
  }

  stop() {
    this.deaf.abort();
  }

  /** @param {ClipboardEvent} event */
  paste(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    const { part } = this;
    if (!files.length || !part.isOwn) return;
    event.preventDefault();
    const into = part.classes.find(({ id }) => id === this.last) ?? part.classes[0];
    this.add(into.id, files);
  }

  /**
   * @param {string} id of the class
   * @param {File[]} files
   */
  async add(id, files) {
    const { part, part: { words, data: { limits, too_large } } } = this;
    let at = performance.now();
    let count = 0;
    for (const [i, file] of files.entries()) {
      part.say(fill(words.sending, { done: i, total: files.length }));
      const why = file.size > limits.file * MB ? too_large.file : await this.sent(id, file);
      if (why) part.leaveOut([{ name: file.name, why }]);
      else count++;
      if (performance.now() - at > REFRESH) {
        await part.refresh();
        at = performance.now();
      }
    }
    part.say(fill(words.sent, { count }));
    await part.refresh();
  }

  /**
   * Why it was not taken, if it was not.
   * @param {string} id
   * @param {File} file
   * @returns {Promise<Said | null>}
   */
  async sent(id, file) {
    const { part: { desk, words, data: { language } } } = this;
    try {
      return (await desk.ask("picture", { query: { class: id, name: file.name }, body: file })).refusal ?? null;
    } catch {
      return { [language]: words.lost };
    }
  }

  /** @param {File} zip */
  async open(zip) {
    const { part, part: { words, data: { language, limits, too_large } } } = this;
    if (zip.size > limits.archive * MB) return part.say(too_large.archive[language]);
    part.say(words.opening);
    const answer = await part.heard(() => part.desk.ask("zip", { body: zip }));
    if (!answer) return;
    part.leaveOut(answer.left_out);
    part.say(words.opened);
    await part.refresh();
  }

  async save() {
    const { part, part: { words } } = this;
    part.say(words.saving);
    const file = await part.heard(async () => ({ blob: await (await part.desk.fetch("zip")).blob() }));
    if (!file) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file.blob);
    link.download = words.zip_name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), REFRESH);
    part.say("");
  }
}
