import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LabRunner } from "./lab-runner";
import type { WorkerTold } from "./worker-messages";

const ASK = { labId: "ndots-dns", params: {}, source: null };

class FakeWorker {
  static made: FakeWorker[] = [];
  onmessage: ((event: { data: WorkerTold }) => void) | null = null;
  onerror: ((event: { message: string }) => void) | null = null;
  isEnded = false;
  asked: unknown[] = [];
  constructor() {
    FakeWorker.made.push(this);
  }
  postMessage(ask: unknown) {
    this.asked.push(ask);
  }
  terminate() {
    this.isEnded = true;
  }
  tell(data: WorkerTold) {
    this.onmessage?.({ data });
  }
}
const made = () => {
  const worker = FakeWorker.made.at(-1);
  if (worker === undefined) throw new Error("no worker was made");
  return worker;
};

beforeEach(() => {
  FakeWorker.made = [];
  vi.stubGlobal("Worker", FakeWorker);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test("progress is passed on, the result comes back, and the worker is kept for the next run", async () => {
  const runner = new LabRunner();
  const shares: number[] = [];
  const first = runner.run(ASK, ({ share }) => shares.push(share));
  made().tell({ kind: "progress", doing: "running", share: 0.5 });
  made().tell({ kind: "done", result: { steps: 3 } });
  expect(await first).toEqual({ kind: "done", result: { steps: 3 } });
  expect(shares).toEqual([0.5]);
  const second = runner.run(ASK, () => undefined);
  made().tell({ kind: "done", result: {} });
  await second;
  expect(FakeWorker.made).toHaveLength(1);
  expect(made().asked).toHaveLength(2);
});

test("cancelling ends the worker, and the next run gets a new one", async () => {
  const runner = new LabRunner();
  const run = runner.run(ASK, () => undefined);
  const [worker] = FakeWorker.made;
  runner.cancel();
  expect(await run).toEqual({ kind: "cancelled" });
  expect(worker?.isEnded).toBe(true);
  const next = runner.run(ASK, () => undefined);
  made().tell({ kind: "done", result: {} });
  expect(await next).toMatchObject({ kind: "done" });
  expect(FakeWorker.made).toHaveLength(2);
});

test("a new run ends the one before, and what fails says why", async () => {
  const runner = new LabRunner();
  const first = runner.run(ASK, () => undefined);
  const second = runner.run(ASK, () => undefined);
  expect(await first).toEqual({ kind: "cancelled" });
  const problems = [{ field: "yaml", line: 3, message: "no kind" }];
  made().tell({ kind: "failed", problems, message: "yaml, line 3: no kind", isInput: true });
  expect(await second).toMatchObject({ kind: "failed", problems });
  const third = runner.run(ASK, () => undefined);
  made().onerror?.({ message: "" });
  expect(await third).toMatchObject({ kind: "failed", message: "The run ended unexpectedly." });
});
