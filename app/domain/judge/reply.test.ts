import { expect, test } from "vitest";
import { replyLevelOf, levelOfReply, parseReply, replyJsonSchema, REPLY_LEVELS } from "./reply";

const IDS = ["one", "two"];
const entry = (id: string, level = "named") => ({ id, quotes: ["a b c"], missing: "say  why", level });
const both = JSON.stringify({ criteria: [entry("two"), entry("one")] });

test("the criteria come in the rubric's order, whatever the model's", () => {
  const parsed = parseReply(both, IDS);
  expect("reply" in parsed && parsed.reply.criteria.map(({ id }) => id)).toEqual(IDS);
});

test("a long list of quotes and a long remark are cut, unknown fields are dropped", () => {
  const long = { ...entry("one"), quotes: Array.from({ length: 50 }, () => "x"), missing: "y ".repeat(900), extra: 1 };
  const parsed = parseReply(JSON.stringify({ criteria: [long, entry("two")], thoughts: "none" }), IDS);
  if (!("reply" in parsed)) throw new Error(parsed.problem);
  const [first] = parsed.reply.criteria;
  expect(first?.quotes).toHaveLength(4);
  expect(first?.missing?.length).toBeLessThanOrEqual(300);
  expect(Object.keys(first ?? {}).sort()).toEqual(["id", "level", "missing", "quotes"]);
});

test.each([
  "[]",
  "null",
  '{"criteria": {}}',
  `{"criteria": [${JSON.stringify(entry("one", "great"))}]}`,
  "```json\n{\n```",
])("%s is a problem in words", (content) => {
  expect(parseReply(content, IDS)).toHaveProperty("problem");
});

test("the schema for servers is closed, complete, and asks for quotes before the level", () => {
  const schema = JSON.stringify(replyJsonSchema(IDS));
  expect(schema).not.toContain("$schema");
  expect(schema.match(/"additionalProperties":false/g)).toHaveLength(2);
  expect(schema).toContain('"required":["id","quotes","missing","level"]');
  expect(schema.indexOf('"quotes":{')).toBeLessThan(schema.indexOf('"level":{'));
});

test("levels and their words lead to each other", () => {
  for (const word of REPLY_LEVELS) expect(replyLevelOf(levelOfReply(word))).toBe(word);
});
