/**
 * The stage: Phaser's game with two sheets of canvas (ground with the world under it, ink), the swarm between them, and ripples on top.
 * It draws what it is given and knows nothing of the round. Sheets are repainted when the picture changes; a frame
 * without a change only moves marks. The only folder that imports Phaser.
 */
import * as Phaser from "phaser";
import { must } from "../../../shared/base/index.ts";
import { paintVignette, paintWorld } from "../../world/index.ts";
import { worldUnder } from "../backdrop.ts";
import { EasedRings } from "../easing.ts";
import { planFlows } from "../flows.ts";
import { layoutMap } from "../layout.ts";
import type { MapLayout } from "../layout.ts";
import type { Measure } from "../lettering.ts";
import { boldInk, measurer, paintGround, paintInk } from "../paint/index.ts";
import type { Ink, Sheet } from "../paint/index.ts";
import type { MapPicture, Selection } from "../picture.ts";
import { placeWords } from "../placing/index.ts";
import type { Placement } from "../placing/index.ts";
import { spreadsBetween } from "../spread.ts";
import type { MapWords } from "../words.ts";
import { makeAtlas } from "./atlas.ts";
import { FrameTimes } from "./frames.ts";
import { Ripples } from "./ripples.ts";
import { Surface } from "./surface.ts";
import { Swarm } from "./swarm.ts";

export interface StageOptions {
  readonly picture: MapPicture;
  readonly words: MapWords;
  /** No marks, no rings: dashes and chips instead. */
  readonly still: boolean;
  /** Multisampling: good on graphics cards, very slow in software. */
  readonly antialias: boolean;
  readonly bold: boolean;
  /** CSS pixels per map pixel: 1, or 1.72 on the big screen. */
  readonly scale: number;
}

interface Sheets {
  readonly ground: Surface;
  readonly swarm: Swarm;
  readonly ink: Surface;
  readonly ripples: Ripples;
  readonly atlas: Phaser.Textures.CanvasTexture;
}

/** Rings are repainted at most this often while they move. */
const RING_REPAINT_S = 0.08;

export class Stage {
  readonly #game: Phaser.Game;
  readonly #host: HTMLElement;
  readonly #options: StageOptions;
  readonly #rings = new EasedRings();
  readonly #frames: FrameTimes;
  #scene: Phaser.Scene | undefined;
  #sheets: Sheets | undefined;
  #world: HTMLCanvasElement | undefined;
  readonly #measure: Measure;
  #picture: MapPicture;
  #layout: MapLayout;
  #placement: Placement = new Map();
  #selection: Selection | undefined;
  #focus: string | undefined;
  #dirty = true;
  #easing = false;
  #sinceRings = 0;

  constructor(host: HTMLElement, options: StageOptions) {
    this.#host = host;
    this.#options = options;
    this.#measure = measurer(must(document.createElement("canvas").getContext("2d"), "2d context"));
    this.#picture = options.picture;
    this.#layout = this.#lay();
    this.#rings.aim(options.picture.stations, true);
    const { width, height } = this.#pixels();
    this.#game = new Phaser.Game({
      type: Phaser.AUTO,
      parent: host,
      banner: false,
      backgroundColor: "#090E1C",
      audio: { noAudio: true },
      input: { keyboard: false, mouse: false, touch: false, gamepad: false },
      render: { antialias: true, antialiasGL: options.antialias },
      scale: { mode: Phaser.Scale.NONE, width, height, zoom: 1 / window.devicePixelRatio },
      scene: {},
    });
    this.#frames = new FrameTimes(this.#game.events);
    this.#game.events.once(Phaser.Core.Events.READY, () => this.#begin());
  }

  get layout(): MapLayout {
    return this.#layout;
  }

  get markCount(): number {
    return this.#sheets?.swarm.size ?? 0;
  }

  get frames(): FrameTimes {
    return this.#frames;
  }

  update(picture: MapPicture): void {
    if (picture === this.#picture) return;
    const before = this.#picture;
    this.#picture = picture;
    this.#layout = this.#lay();
    this.#rings.aim(picture.stations, this.#options.still);
    this.#easing = !this.#options.still;
    this.#dirty = true;
    if (!this.#options.still) this.#sheets?.ripples.add(spreadsBetween(before, picture), this.#layout);
  }

  select(selection: Selection | undefined): void {
    this.#selection = selection;
    this.#dirty = true;
  }

  focus(region: string | undefined): void {
    this.#focus = region;
    this.#layout = this.#lay();
    this.#world = undefined;
    this.#dirty = true;
  }

  resize(): void {
    const { width, height } = this.#pixels();
    this.#game.scale.setZoom(1 / window.devicePixelRatio);
    this.#game.scale.resize(width, height);
    // Phaser leaves the shown size alone where it equals the canvas's, and so shows a new picture in the old frame.
    this.#game.canvas.style.width = `${this.#host.clientWidth}px`;
    this.#game.canvas.style.height = `${this.#host.clientHeight}px`;
    this.#layout = this.#lay();
    this.#raise();
  }

  dispose(): void {
    this.#game.destroy(true);
  }

  #begin(): void {
    const scene = this.#game.scene.getAt(0);
    if (scene === null) return;
    this.#scene = scene;
    scene.events.on(Phaser.Scenes.Events.UPDATE, (_time: number, deltaMs: number) => this.#frame(deltaMs / 1000));
    this.#game.renderer.on(Phaser.Renderer.Events.RESTORE_WEBGL, () => this.#raise());
    this.#raise();
  }

  /** Makes every sheet anew: at the start, for a new size, and after the graphics context was lost. */
  #raise(): void {
    const scene = this.#scene;
    if (scene === undefined) return;
    this.#strike();
    const zoom = this.#zoom();
    const { width, height } = this.#pixels();
    const atlas = makeAtlas(scene, "marks", zoom, (ink) => this.#dressed(ink));
    this.#sheets = {
      atlas,
      ground: new Surface(scene, "ground", width, height, zoom),
      swarm: new Swarm(scene, "marks", zoom),
      ink: new Surface(scene, "ink", width, height, zoom),
      ripples: new Ripples(scene, "marks", zoom),
    };
    this.#world = undefined;
    this.#dirty = true;
  }

  #strike(): void {
    const sheets = this.#sheets;
    if (sheets === undefined) return;
    this.#sheets = undefined;
    this.#scene?.tweens.killAll();
    sheets.ground.dispose();
    sheets.swarm.dispose();
    sheets.ink.dispose();
    sheets.ripples.dispose();
    sheets.atlas.destroy();
  }

  #frame(seconds: number): void {
    const sheets = this.#sheets;
    if (sheets === undefined) return;
    if (this.#dirty) {
      this.#dirty = false;
      this.#placement = this.#place();
      this.#paintGround(sheets);
      this.#paintInk(sheets);
      sheets.swarm.plan(this.#flows());
    }
    sheets.swarm.advance(seconds);
    if (this.#easing) this.#easeRings(sheets, seconds);
  }

  #easeRings(sheets: Sheets, seconds: number): void {
    this.#sinceRings += seconds;
    if (this.#sinceRings < RING_REPAINT_S) return;
    this.#easing = this.#rings.step(this.#sinceRings);
    this.#sinceRings = 0;
    if (this.#easing) this.#paintInk(sheets);
  }

  #paintInk(sheets: Sheets): void {
    sheets.ink.repaint((ink) => paintInk(this.#dressed(ink), this.#sheet(), (id) => this.#rings.of(id)));
  }

  #paintGround(sheets: Sheets): void {
    const { width, height } = this.#layout;
    this.#world ??= this.#bakeWorld();
    const world = this.#world;
    sheets.ground.repaint((ink) => {
      ink.drawImage(world, 0, 0, width, height);
      paintGround(this.#dressed(ink), this.#sheet());
    });
  }

  #dressed(ink: Ink): Ink {
    const { bold, scale } = this.#options;
    return bold ? boldInk(ink, scale) : ink;
  }

  /** Once per size and focus: coastlines are far too many points for every repaint. */
  #bakeWorld(): HTMLCanvasElement {
    const { width, height } = this.#layout;
    const world = document.createElement("canvas");
    world.width = this.#pixels().width;
    world.height = this.#pixels().height;
    const ink = must(world.getContext("2d"), "2d context");
    ink.scale(this.#zoom(), this.#zoom());
    paintWorld(ink, width, height, worldUnder(this.#picture, this.#layout));
    paintVignette(ink, width, height);
    return world;
  }

  /** Once per change, not per repaint: rings that ease move no word. */
  #place(): Placement {
    return placeWords({
      picture: this.#picture,
      layout: this.#layout,
      words: this.#options.words,
      selection: this.#selection,
      still: this.#options.still,
      measure: this.#measure,
    });
  }

  #sheet(): Sheet {
    return {
      picture: this.#picture,
      layout: this.#layout,
      placement: this.#placement,
      words: this.#options.words,
      selection: this.#selection,
      still: this.#options.still,
    };
  }

  #flows(): ReturnType<typeof planFlows> {
    return this.#options.still || this.#picture.layer !== "traffic" ? [] : planFlows(this.#picture, this.#layout);
  }

  #lay(): MapLayout {
    const { clientWidth, clientHeight } = this.#host;
    const { scale } = this.#options;
    return layoutMap(this.#picture, clientWidth / scale, clientHeight / scale, this.#focus);
  }

  #zoom(): number {
    return window.devicePixelRatio * this.#options.scale;
  }

  #pixels(): { width: number; height: number } {
    const ratio = window.devicePixelRatio;
    return {
      width: Math.max(1, Math.round(this.#host.clientWidth * ratio)),
      height: Math.max(1, Math.round(this.#host.clientHeight * ratio)),
    };
  }
}
