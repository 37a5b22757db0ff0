// Pictures of the camera into a class, a few a second for as long as the button is held.

import { write } from "../../shared/elements.js";
import { fill } from "../../shared/words.js";

/** @import { Collect } from "./component.js" */

const SIDE = 448; // px: twice what is kept
const PERIOD = 250; // ms from one picture to the next
const MOST = 50; // of one press
const QUALITY = 0.9; // of a JPEG

export class Burst {
  /** @param {Collect} part */
  constructor(part) {
    this.part = part;
    this.works = Boolean(navigator.mediaDevices?.getUserMedia); // only on the machine itself or over HTTPS
    this.id = ""; // of the class
    /** @type {MediaStream | undefined} */
    this.stream = undefined;
    this.held = false;
    const button = part.find(".burst");
    button.onpointerdown = ({ pointerId }) => {
      button.setPointerCapture(pointerId); // until it is let go, wherever that is
      this.hold();
    };
    button.onkeydown = ({ key, repeat }) => [" ", "Enter"].includes(key) && !repeat && this.hold();
    for (const end of ["pointerup", "pointercancel", "keyup", "blur"]) button.addEventListener(end, () => (this.held = false));
    part.find(".camera-close").onclick = () => this.close();
  }

  dress() {
    const { part: { find, words } } = this;
    write(find(".burst"), words.burst);
    write(find(".camera-close"), words.camera_close);
  }

  /** @param {string} id of the class */
  async open(id) {
    const { part, part: { find, words } } = this;
    this.id = id;
    write(find("#camera-for"), fill(words.camera_for, { name: part.classes.find((each) => each.id === id)?.name }));
    try {
      this.stream ??= await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      const video = find("video", HTMLVideoElement);
      video.srcObject = this.stream;
      find(".camera").hidden = false;
      await video.play();
      find(".burst").focus();
    } catch {
      this.close();
      part.say(words.camera_refused);
    }
  }

  async hold() {
    const { part } = this;
    if (this.held) return;
    this.held = true;
    /** @type {File[]} */
    const taken = [];
    do {
      taken.push(await this.frame());
      part.say(fill(part.words.taken, { count: taken.length }));
      await new Promise((done) => setTimeout(done, PERIOD));
    } while (this.held && this.stream && taken.length < MOST);
    await part.files.add(this.id, taken);
  }

  /** The centre square of what is seen now. */
  async frame() {
    const video = this.part.find("video", HTMLVideoElement);
    const [wide, high] = [video.videoWidth, video.videoHeight];
    const side = Math.min(wide, high);
    const canvas = Object.assign(document.createElement("canvas"), { width: SIDE, height: SIDE });
    canvas.getContext("2d")?.drawImage(video, (wide - side) / 2, (high - side) / 2, side, side, 0, 0, SIDE, SIDE);
    /** @type {Blob | null} */
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
    return new File(blob ? [blob] : [], `${new Date().toISOString().slice(11, 19)}.jpg`);
  }

  close() {
    this.held = false;
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = undefined;
    this.part.find(".camera").hidden = true;
  }
}
