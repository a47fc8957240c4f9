const NONE = -1;

/** A least-recently-used set of block ids: a doubly linked list inside typed columns, no object per block and no allocation per touch. */
export class LruBlocks {
  readonly #newer: Int32Array;
  readonly #older: Int32Array;
  readonly #held: Uint8Array;
  #newest = NONE;
  #oldest = NONE;
  #size = 0;

  constructor(
    distinct: number,
    readonly capacity: number,
  ) {
    this.#newer = new Int32Array(distinct);
    this.#older = new Int32Array(distinct);
    this.#held = new Uint8Array(distinct);
  }

  get size(): number {
    return this.#size;
  }

  has(block: number): boolean {
    return this.#held[block] === 1;
  }

  /** Makes the block the most recent one; takes it in if it is not held, and lets the oldest go when there are too many. */
  touch(block: number): void {
    if (this.#newest === block) return;
    if (this.has(block)) this.#unlink(block);
    else {
      if (this.capacity < 1) return;
      this.#held[block] = 1;
      this.#size += 1;
    }
    this.#older[block] = this.#newest;
    this.#newer[block] = NONE;
    if (this.#newest === NONE) this.#oldest = block;
    else this.#newer[this.#newest] = block;
    this.#newest = block;
    if (this.#size > this.capacity) this.remove(this.#oldest);
  }

  remove(block: number): void {
    if (!this.has(block)) return;
    this.#unlink(block);
    this.#held[block] = 0;
    this.#size -= 1;
  }

  #unlink(block: number): void {
    const newer = this.#newer[block] ?? NONE;
    const older = this.#older[block] ?? NONE;
    if (newer === NONE) this.#newest = older;
    else this.#older[newer] = older;
    if (older === NONE) this.#oldest = newer;
    else this.#newer[older] = newer;
  }
}
