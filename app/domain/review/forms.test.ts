import fc from "fast-check";
import { expect, test } from "vitest";
import { choosePrompt, type Asked, type Prompt } from "./forms";

const PROMPTS: Prompt[] = [
  { form: "probe", key: "probe:0" },
  { form: "probe", key: "probe:1" },
  { form: "probe", key: "probe:2" },
  { form: "contrast", key: "contrast" },
  { form: "twin", key: "twin" },
  { form: "neighbour", key: "neighbour:other/x" },
];

function walk(prompts: readonly Prompt[], turns: number, isLeech = false): string[] {
  let asked: Asked = { lastForm: "attempt", lastPrompt: "probe:0", turn: 1, isLeech };
  return Array.from({ length: turns }, () => {
    const prompt = choosePrompt(prompts, asked)!;
    asked = { lastForm: prompt.form, lastPrompt: prompt.key, turn: asked.turn + 1, isLeech };
    return prompt.key;
  });
}

test("the forms take turns, and a probe comes back as another one", () => {
  const keys = walk(PROMPTS, 9);
  expect(keys.slice(0, 4)).toEqual(["probe:1", "contrast", "twin", "neighbour:other/x"]);
  expect(keys.filter((key) => key.startsWith("probe"))).toHaveLength(3);
  expect(new Set(keys.filter((key) => key.startsWith("probe"))).size).toBeGreaterThan(1);
});

test("the probe of the attempt is not the first question of the review", () => {
  expect(choosePrompt(PROMPTS, { lastForm: "attempt", lastPrompt: "probe:2", turn: 2, isLeech: false })).toEqual(
    PROMPTS[0],
  );
});

test("what keeps slipping away is asked the easiest way, and still never the same way twice", () => {
  expect(walk(PROMPTS, 4, true)).toEqual(["contrast", "probe:0", "contrast", "probe:0"]);
});

test("without any prompt there is none", () => {
  expect(choosePrompt([], { lastForm: "attempt", lastPrompt: "", turn: 0, isLeech: false })).toBeNull();
});

test("never the same prompt twice in a row, and another form wherever there is one", () => {
  const some = fc.subarray(PROMPTS, { minLength: 2 });
  fc.assert(
    fc.property(some, fc.boolean(), (prompts, isLeech) => {
      const keys = walk(prompts, 12, isLeech);
      const formOf = (key: string) => prompts.find((prompt) => prompt.key === key)?.form;
      for (const [index, key] of keys.entries()) {
        if (index === 0) continue;
        expect(key).not.toBe(keys[index - 1]);
        if (new Set(prompts.map(({ form }) => form)).size > 1) {
          expect(formOf(key)).not.toBe(formOf(keys[index - 1]!));
        }
      }
    }),
  );
});
