/** A binary heap of (key, id), smallest key first, in typed columns: no object per entry. */
export class StepHeap {
  #keys: Float64Array;
  #ids: Int32Array;
  #size = 0;

  constructor(room: number) {
    this.#keys = new Float64Array(Math.max(1, room));
    this.#ids = new Int32Array(Math.max(1, room));
  }

  get size(): number {
    return this.#size;
  }
  /** Key and id of the first entry; Infinity and -1 when there is none. */
  get key(): number {
    return this.#size === 0 ? Infinity : (this.#keys[0] ?? Infinity);
  }
  get id(): number {
    return this.#size === 0 ? -1 : (this.#ids[0] ?? -1);
  }

  push(key: number, id: number): void {
    if (this.#size === this.#keys.length) this.#grow();
    let at = this.#size;
    this.#size += 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((this.#keys[parent] ?? 0) <= key) break;
      this.#move(parent, at);
      at = parent;
    }
    this.#put(at, key, id);
  }

  pop(): void {
    if (this.#size === 0) return;
    this.#size -= 1;
    const last = this.#size;
    if (last > 0) this.#sink(this.#keys[last] ?? 0, this.#ids[last] ?? 0);
  }

  /** The first entry with another key and id: one way down instead of a pop and a push. */
  replace(key: number, id: number): void {
    this.#sink(key, id);
  }

  #sink(key: number, id: number): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#size) break;
      if (child + 1 < this.#size && (this.#keys[child + 1] ?? 0) < (this.#keys[child] ?? 0)) child += 1;
      if ((this.#keys[child] ?? 0) >= key) break;
      this.#move(child, at);
      at = child;
    }
    this.#put(at, key, id);
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#keys[from] ?? 0, this.#ids[from] ?? 0);
  }

  #put(at: number, key: number, id: number): void {
    this.#keys[at] = key;
    this.#ids[at] = id;
  }

  #grow(): void {
    const keys = new Float64Array(2 * this.#keys.length);
    const ids = new Int32Array(2 * this.#ids.length);
    keys.set(this.#keys);
    ids.set(this.#ids);
    this.#keys = keys;
    this.#ids = ids;
  }
}
