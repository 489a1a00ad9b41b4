/** Which parts of a sheet already carry words, so that plates placed later step aside or stay away. One per repaint. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export class Occupied {
  readonly #boxes: Box[] = [];

  take(box: Box): void {
    this.#boxes.push(box);
  }

  free(box: Box): boolean {
    return this.#boxes.every((other) => !overlaps(box, other));
  }

  /** Takes the first free of some places, if there is one. */
  settle(places: readonly Box[]): Box | undefined {
    const place = places.find((candidate) => this.free(candidate));
    if (place !== undefined) this.take(place);
    return place;
  }
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;
}
