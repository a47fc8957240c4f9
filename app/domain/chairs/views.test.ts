import fc from "fast-check";
import { expect, test } from "vitest";
import { pairEvents, startState } from "../../../tests/setup/chairs";
import { reducePair } from "./session";
import type { PairState } from "./state";
import type { StoredEvent } from "./stored-event";
import { candidateSees, interviewerSees, wireEvent } from "./views";
import { BEGINNING, formatCursor, formatMessage, parseCursor } from "./wire";

const BEGUN = startState({ candidateId: "cem", joinedAt: new Date(0), begunAt: new Date(0) });

/** A round in which everything that only the interviewer may know carries a mark. */
const states = fc.array(pairEvents("secret-note"), { maxLength: 40 }).map((events) =>
  events.reduce((state: PairState, event) => {
    const reduced = reducePair(state, event);
    return "refused" in reduced ? state : reduced.state;
  }, BEGUN),
);

test("nothing of levels, notes or suggested questions is in what the candidate sees, whatever has happened", () => {
  let withNotes = 0;
  fc.assert(
    fc.property(states, (state) => {
      const written = JSON.stringify(candidateSees(state));
      for (const secret of ["secret-note", "level", "note", "tick", "probe", "criterion", "drain", "price", "self"])
        expect(written).not.toContain(secret);
      if (JSON.stringify(interviewerSees(state)).includes("secret-note")) withNotes += 1;
    }),
    { numRuns: 400 },
  );
  expect(withNotes, "the property must have had something to hide").toBeGreaterThan(20);
});

test("both are told the same of an event, and which question was suggested is not part of it", () => {
  const probe = { criterionId: "drain", key: "0" };
  const event: StoredEvent = {
    seq: 4,
    at: new Date(0),
    by: "ida",
    detail: { kind: "question-asked", key: "k1", text: "Why?", probe },
  };
  expect(wireEvent(event, "ida")).toEqual({
    kind: "question-asked",
    at: "1970-01-01T00:00:00.000Z",
    from: "interviewer",
    text: "Why?",
  });
});

test("a cursor comes back as it went out, and anything else begins at the beginning", () => {
  const numbers = fc.integer({ min: 0, max: 999_999_999 });
  fc.assert(
    fc.property(fc.record({ seq: numbers, revision: numbers, steps: numbers }), (cursor) => {
      expect(parseCursor(formatCursor(cursor))).toEqual(cursor);
    }),
  );
  for (const value of [null, "", "1.2", "1.2.x", "-1.0.0", "1.2.3\n4"]) expect(parseCursor(value)).toEqual(BEGINNING);
});

test("a message is one event of the stream, whatever text it carries", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const lines = formatMessage({ event: "draft", id: "1.2.3", data: { text } }).split("\n");
      expect(lines).toHaveLength(5);
      expect(JSON.parse(lines[2]?.slice("data: ".length) ?? "")).toEqual({ text });
    }),
  );
});
