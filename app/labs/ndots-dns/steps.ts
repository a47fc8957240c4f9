import type { Candidate, Answer } from "./names";
import type { Params } from "./params";
import type { Step } from "./result";
import { askingOf, cleanMs, stallShare, stalledMs, usualMs, type Asking } from "./timing";

type Asked = Candidate & { answer: Answer };

/** The lookup name by name on a clock. A name is asked only when the one before it is answered. */
export function stepsOf(names: readonly Asked[], params: Params): Step[] {
  const asking = askingOf(params);
  const steps: Step[] = [];
  let clock = 0;
  let isSerial = asking.isSerial;
  for (const [index, asked] of names.entries()) {
    const isLost = index + 1 === params.lostAt && stallShare(asking) > 0;
    const step = stepFrom(clock, asked, { params, asking: { ...asking, isSerial }, isLost });
    steps.push(step);
    clock = step.endMs;
    // After a timeout with one of two answers glibc stays serial (RES_F_SNGLKUP) for the rest of the thread's lookups.
    if (isLost && params.libc === "glibc") isSerial = true;
  }
  return steps;
}

function stepFrom(
  startMs: number,
  { name, domain, answer }: Asked,
  { params, asking, isLost }: { params: Params; asking: Asking; isLost: boolean },
): Step {
  const round = usualMs(name, params);
  const spent = isLost ? stalledMs(round, asking) : cleanMs(round, asking);
  return {
    name,
    domain,
    types: [...asking.types],
    answer,
    startMs,
    endMs: startMs + spent,
    waitedMs: isLost ? asking.waitMs : 0,
    // Which of the two is dropped is chance; the picture shows the second one.
    lost: isLost ? (asking.types.at(-1) ?? null) : null,
    isSerial: asking.isSerial,
    packets: asking.types.length + (isLost ? asking.repeats : 0),
  };
}
