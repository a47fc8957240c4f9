import { z } from "zod";
import { LabInputError, type LabFunction } from "../kit/lab";
import { savingOf } from "./mix";
import { availabilityOf, replayRequests } from "./model";
import { ParamsSchema } from "./params";
import { summaryOf } from "./series";

const share = z.number().min(0).max(1);
const MixInput = z.strictObject({ spotShare: share, discount: share, fallbackShare: share.default(0) });
const ReplayInput = z.strictObject({
  requests: z.number().int().min(1).max(2_000_000).default(100_000),
  params: ParamsSchema.default(ParamsSchema.parse({})),
});
const count = z.number().int();

export const FUNCTIONS: Readonly<Record<string, LabFunction>> = {
  "mix-saving": {
    summary:
      "Saving of a mix in closed form: share on spot times discount, less what falls back to on demand. Shares are 0 to 1.",
    reads: "json",
    input: MixInput,
    output: z.strictObject({
      saving: z.number(),
      mostEver: z.number(),
      discountFor40: z.number().nullable(),
      discountFor55: z.number().nullable(),
    }),
    trace: null,
    call: (input) => savingOf(MixInput.parse(input)),
  },
  "replay-requests": {
    summary: "The run request by request: how many finish, are refused, are sent to a dead replica or are cut.",
    reads: "json",
    input: ReplayInput,
    output: z.strictObject({ arrived: count, finished: count, refused: count, dead: count, cut: count }),
    trace: null,
    call: (input) => {
      const { params, requests } = ReplayInput.parse(input);
      return replayRequests(params, requests);
    },
  },
  "availability-summary": {
    summary:
      "What an availability trace says per zone: all, none or in between, losses, run lengths, and how often any zone has some.",
    reads: "json",
    input: z.strictObject({}),
    output: z.strictObject({
      samples: count,
      stepSeconds: z.number(),
      anyShare: z.number(),
      zones: z.array(
        z.strictObject({
          name: z.string(),
          most: count,
          fullShare: z.number(),
          noneShare: z.number(),
          stepsDown: count,
          stepsToNone: count,
          stepsFullToNone: count,
          preemptionsDay: z.number(),
          meanUpHours: z.number().nullable(),
          medianUpHours: z.number().nullable(),
          meanDownHours: z.number().nullable(),
        }),
      ),
    }),
    trace: "availability",
    call: (_input, trace) => {
      const series = availabilityOf(trace);
      if (series === null) {
        throw new LabInputError([
          {
            field: "trace",
            line: null,
            message: "this function reads an availability trace. Give one with --trace FILE.",
          },
        ]);
      }
      return summaryOf(series);
    },
  },
};
