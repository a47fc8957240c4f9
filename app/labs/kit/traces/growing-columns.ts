const FIRST_ROOM = 1024;

type Column = Float64Array | Int32Array;

/** A column whose length is not known beforehand: typed, so that a million values cost their bytes and nothing more. */
export class GrowingColumn<Values extends Column> {
  #values: Values;
  #length = 0;
  readonly #make: (room: number) => Values;

  constructor(make: (room: number) => Values) {
    this.#make = make;
    this.#values = make(FIRST_ROOM);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) this.#grow();
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  /** What was pushed, in a buffer that may be larger: copying the largest column would double what it holds. */
  taken(): Values {
    return this.#values.subarray(0, this.#length) as Values;
  }

  #grow(): void {
    const larger = this.#make(Math.ceil(this.#values.length * 1.5));
    larger.set(this.#values);
    this.#values = larger;
  }
}

export function growingFloats(): GrowingColumn<Float64Array> {
  return new GrowingColumn((room) => new Float64Array(room));
}

export function growingInts(): GrowingColumn<Int32Array> {
  return new GrowingColumn((room) => new Int32Array(room));
}
