// The live camera: one more source of what the network says. Each frame goes to the server with α and the size under the hand,
// and its answer stands where the chosen photo's would. One is on its way at a time, and nothing of it stays.

import { carried } from "../../shared/carried.js";
import { write } from "../../shared/elements.js";
import { decoded } from "../../shared/gallery.js";
import { answering } from "../../shared/ladder.js";

/** @import { Live } from "./component.js" */
/** @import { Ladder, Rung } from "../../shared/ladder.js" */

const PERIOD = 80; // ms from one frame to the next at least: twelve a second
const PATIENCE = 3000; // ms until it is said that the answer on screen is old
const STEADY = 1500; // ms for which a name stands before it is said aloud
const QUALITY = 0.85; // of a JPEG
const FULL = 1013; // the code with which the server closes where there is no room
const SOCKET = "sockets/camera";
const [PHOTO, MAPS] = ["camera/photo", "camera/maps"]; // where they hang in the gallery

/** @typedef {{ stream?: MediaStream, socket?: WebSocket, timer?: number }} Run from a press to what ends it */

export class Camera {
  /** @param {Live} live */
  constructor(live) {
    this.live = live;
    this.button = live.find("button.camera", HTMLButtonElement);
    this.button.hidden = !navigator.mediaDevices?.getUserMedia; // neither on this machine nor over HTTPS
    this.button.onclick = () => (this.run ? this.end() : this.begin());
    this.video = Object.assign(document.createElement("video"), { muted: true, playsInline: true });
    this.canvas = document.createElement("canvas");
    /** @type {Run | null} */
    this.run = null;
    /** @type {Ladder | undefined} of one rung: the last frame's */
    this.ladder = undefined;
    this.name = { now: "", since: 0, told: false };
    this.hide = () => document.hidden && this.run && this.end("camera_hidden");
    document.addEventListener("visibilitychange", this.hide);
  }

  leave() {
    document.removeEventListener("visibilitychange", this.hide);
    this.close();
  }

  dress() {
    write(this.button, this.live.words[this.run ? "camera_stop" : "camera_start"]);
  }

  /** @param {string} sentence */
  say(sentence) {
    write(this.live.find(".camera-said"), sentence);
  }

  /**
   * Who chooses another photo wants to see it.
   * @param {Ladder | undefined} chosen
   */
  follow(chosen) {
    if (this.run && chosen?.photo !== this.photo) this.end();
  }

  async begin() {
    /** @type {Run} */
    const run = {};
    this.run = run;
    this.photo = carried("ladder")?.photo;
    if (this.live.inside.number) this.live.choose({ layer: null }); // an open block is the photo's
    this.say("");
    this.dress();
    try {
      run.stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      if (this.run !== run) return run.stream.getTracks().forEach((track) => track.stop());
      run.stream.getTracks().forEach((track) => (track.onended = () => this.run === run && this.end("camera_ended")));
      this.video.srcObject = run.stream;
      await this.video.play();
      if (this.run === run) this.connect(run);
    } catch {
      if (this.run === run) this.end("camera_refused");
    }
  }

  /** @param {Run} run */
  connect(run) {
    const address = new URL(SOCKET, document.baseURI);
    address.protocol = address.protocol.replace("http", "ws");
    const socket = (run.socket = new WebSocket(address));
    socket.onopen = () => this.send(run);
    socket.onclose = ({ code }) => this.run === run && this.end(code === FULL ? "camera_full" : "camera_lost");
  }

  /**
   * The centre square of what is seen now, as many pixels as the network that answers gets.
   * @param {Run} run
   */
  async send(run) {
    const { live: { chosen, data, words }, canvas, video } = this;
    const { alpha, size } = answering({ ...carried("ladder"), rungs: [] }, chosen);
    const [wide, high] = [video.videoWidth, video.videoHeight];
    const side = Math.min(wide, high);
    Object.assign(canvas, { width: size, height: size });
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    pen.imageSmoothingQuality = "high";
    pen.drawImage(video, (wide - side) / 2, (high - side) / 2, side, side, 0, 0, size, size);
    /** @type {Blob | null} */
    const frame = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
    if (this.run !== run || !run.socket || !frame) return;
    const sent = { frame, size, shown: chosen.size, at: performance.now() };
    run.socket.onmessage = ({ data }) => this.hear(run, sent, JSON.parse(data));
    run.socket.send(new Blob([JSON.stringify({ alpha, size, lang: data.language }), "\n", frame]));
    run.timer = setTimeout(() => this.say(words.camera_waiting), PATIENCE);
  }

  /**
   * @param {Run} run
   * @param {{ frame: Blob, size: number, shown: number, at: number }} sent shown: the size under the hand, px
   * @param {{ refusal?: string, rung: Rung, maps: { url: string, white: number }[] }} answer
   */
  async hear(run, { frame, size, shown, at }, { refusal, rung, maps }) {
    clearTimeout(run.timer);
    if (this.run !== run) return;
    if (refusal) return this.end("", refusal);
    // The very pixels that were sent; of a size at which no network answers, as coarse as the photo would be.
    const coarse = shown === size ? {} : { resizeWidth: shown, resizeHeight: shown };
    const [photo, made] = await Promise.all([createImageBitmap(frame, coarse), decoded(maps)]);
    if (this.run !== run) return;
    const { live } = this;
    live.gallery.hang(PHOTO, { images: [photo], whites: [] });
    live.gallery.hang(MAPS, made);
    const seen = { photo: "", label: live.words.camera_start, pictures: { [shown]: PHOTO }, rungs: [{ ...rung, maps: MAPS }] };
    this.ladder = { ...carried("ladder"), ...seen, refusal: null, live: true };
    this.say("");
    live.render();
    this.tell(rung.first[0].name);
    run.timer = setTimeout(() => this.send(run), Math.max(0, PERIOD - (performance.now() - at)));
  }

  /**
   * A screen reader hears a name once it stands, not each time it passes.
   * @param {string} name
   */
  tell(name) {
    const now = performance.now();
    if (name !== this.name.now) this.name = { now: name, since: now, told: false };
    if (this.name.told || now - this.name.since < STEADY) return;
    this.name.told = true;
    this.live.answer.say(this.live);
  }

  /**
   * The chosen photo comes back.
   * @param {string} [why] a key of the words
   * @param {string} [sentence]
   */
  end(why, sentence = why ? this.live.words[why] : "") {
    this.close();
    this.dress();
    this.say(sentence);
    this.live.render();
  }

  close() {
    const { run } = this;
    this.run = null;
    this.ladder = undefined;
    clearTimeout(run?.timer);
    run?.socket?.close();
    run?.stream?.getTracks().forEach((track) => track.stop());
    this.video.srcObject = null;
  }
}
