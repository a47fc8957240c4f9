import { expect, test } from "vitest";
import { countWords } from "./library-list";

test("the count says whether something is hidden by the filter", () => {
  expect(countWords(3, 3)).toBe("All 3 scenarios");
  expect(countWords(1, 3)).toBe("1 of 3 scenarios");
  expect(countWords(0, 3)).toBe("0 of 3 scenarios");
  expect(countWords(1, 1)).toBe("1 scenario");
  expect(countWords(0, 0)).toBe("No scenarios");
});
