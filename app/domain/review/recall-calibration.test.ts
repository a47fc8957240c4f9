import { expect, test } from "vitest";
import { calibrateRecall, type Prediction } from "./recall-calibration";

const many = (count: number, recalled: number, predicted: number): Prediction[] =>
  Array.from({ length: count }, (_, n) => ({ predicted, recalled: n < recalled }));

test("nothing, and too little, is said as such", () => {
  expect(calibrateRecall([])).toMatchObject({ count: 0, logLoss: null, brier: null });
  expect(calibrateRecall([]).sentence).toContain("Nothing has come back yet");
  expect(calibrateRecall(many(5, 5, 0.9)).sentence).toBe("Too early to say: five reviews so far, and it takes 20.");
});

test("a forecast that comes true is called right, the others by their side", () => {
  expect(calibrateRecall(many(100, 90, 0.9)).sentence).toContain("about right");
  expect(calibrateRecall(many(100, 98, 0.9)).sentence).toContain("you remember more than it thinks");
  expect(calibrateRecall(many(100, 70, 0.9)).sentence).toContain("you remember less than it thinks");
});

test("bins hold every prediction once, with what was predicted and what came", () => {
  const { bins, count } = calibrateRecall([...many(10, 4, 0.4), ...many(10, 9, 0.92), ...many(2, 2, 1)]);
  expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(count);
  expect(bins[0]).toMatchObject({ from: 0, to: 0.5, count: 10, observed: 0.4 });
  expect(bins.at(-1)).toMatchObject({ count: 2, predicted: 1, observed: 1 });
});

test("a certain forecast that fails costs much and not everything", () => {
  expect(calibrateRecall(many(1, 0, 1)).logLoss).toBeCloseTo(6.9, 1);
  expect(calibrateRecall(many(1, 1, 1)).brier).toBe(0);
});

test("telling firm from shaky beats the constant guess", () => {
  const { logLoss, constantLogLoss } = calibrateRecall([...many(50, 48, 0.95), ...many(50, 25, 0.5)]);
  expect(logLoss!).toBeLessThan(constantLogLoss!);
});
