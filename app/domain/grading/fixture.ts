import type { Criterion, Example, Lexicon, Rubric } from "../rubric/schema";
import { compileScenario, type CompiledScenario, type GradedScenario } from "./compile";

/** A scenario small enough to reason about in a test: nightly backups that nobody has ever restored. */
export const FIXTURE_SCENARIO: GradedScenario = {
  id: "fixture-backups",
  question:
    "Your team takes a nightly backup of a 400 GB database and has never restored one of them. The business accepts one hour of lost data. Say what you would change first and defend the order.",
  brief: {
    story:
      "For two years the backup job has been green every single morning and nobody in the team has ever looked inside one of its files.",
    facts: [
      { label: "Database", value: "400 GB" },
      { label: "Backup", value: "every night at 02:00" },
      { label: "Accepted loss of data", value: "1 hour" },
    ],
  },
};

export const FIXTURE_LEXICON: Lexicon = {
  format: 1,
  sets: {
    restore: ["(restore|recover|replay)", "(read|play) it back", "bring (it|the data) back"],
    lost: ["(lose|lost|loss|missing|gone)", "cannot be (read|used)"],
    drill: ["(drill|rehearse|rehearsal|exercise|test)", "try it out"],
  },
};

const criterion = (
  over: Pick<Criterion, "id" | "title" | "dimension" | "weight" | "knowledge" | "reasoning"> & Partial<Criterion>,
): Criterion => ({
  why: "A team found in the worst hour of its year that the files were empty.",
  principle: "What was never restored is a hope, not a copy.",
  contradicts: [],
  misconceptions: [],
  probes: {
    0: "What about getting the data back?",
    1: "Why does that matter?",
    2: "How long does it take, and when is that too long?",
    unsure: "Say it in one plain sentence.",
  },
  closeTheGap: {
    read: { source: "manual", what: "the chapter on recovery" },
    do: "Restore last night's file on a spare machine and time it.",
  },
  ...over,
});

export const FIXTURE_RUBRIC: Rubric = {
  format: 1,
  scenario: FIXTURE_SCENARIO.id,
  concepts: {
    "restore-test": {
      name: "restoring on purpose",
      any: ["[@restore @drill]", "@drill ... backup", "@restore ... (every|each) (week|month|night)"],
      want: "assert",
    },
    "hidden-damage": {
      name: "damage that nobody sees",
      any: ["(corrupt|empty|broken|unreadable) (file|backup|dump)?", "green ... (empty|broken)"],
      want: "assert",
    },
    "data-gone": {
      name: "data that is gone",
      any: ["@lost ... data", "data ... @lost", "(whole|full) day ... @lost", "@lost ... (day|order)"],
      want: "assert",
    },
    "log-shipping": {
      name: "shipping the log",
      any: ["(ship|archive|stream) ... log", "log (shipping|archiving)", "point in time"],
      want: "assert",
    },
    "nightly-only": {
      name: "only nightly copies",
      any: ["(nightly|daily) (copy|backup|dump)", "once a (day|night)"],
      want: "assert",
    },
    "stop-writes": {
      name: "stopping the writers",
      any: ["(stop|freeze|pause) ... (write|writer|application)"],
      want: "assert",
    },
    snapshot: { name: "taking the snapshot", any: ["(take|make|cut) ... snapshot", "snapshot"], want: "assert" },
    "trust-green": {
      name: "trusting the green light",
      any: ["green (light|job|status) ... (enough|proof|proves)"],
      want: "assert",
    },
  },
  criteria: [
    criterion({
      id: "proof-by-restore",
      title: "A copy counts once it was restored",
      dimension: "evidence",
      weight: 3,
      knowledge: { say: "We should test our backups regularly.", any: ["restore-test"] },
      reasoning: {
        say: "I restore one copy a week on a spare machine, because a job that is green can write empty files for months and we would learn it on the worst day.",
        links: [
          {
            rel: "cause",
            from: ["hidden-damage"],
            to: ["restore-test", "data-gone"],
            window: 1,
            strict: true,
            dims: [],
            says: "say that a damaged copy looks like a good one until it is restored",
          },
          {
            rel: "counterfactual",
            from: ["restore-test"],
            to: ["data-gone", "hidden-damage"],
            window: 1,
            strict: false,
            dims: [],
            says: "say what is lost when no copy was ever restored",
          },
        ],
        support: ["quantity", "tradeoff"],
        supportedBy: [],
        dims: [],
        need: 1,
        says: "give the number: how long the restore takes against what is allowed",
      },
      contradicts: [{ concept: "trust-green", says: "A green job proves that it ran, not that the file can be read." }],
      misconceptions: [
        {
          id: "replica-is-backup",
          any: ["replica ... (is|as) ... backup"],
          says: "A replica repeats the deletion within a second.",
        },
      ],
    }),
    criterion({
      id: "loss-window",
      title: "The loss window",
      dimension: "quantity",
      weight: 2,
      knowledge: { say: "Use log shipping.", any: ["log-shipping"] },
      reasoning: {
        say: "A nightly copy loses up to 24 hours, and one hour is allowed, so the log has to be shipped as well.",
        links: [
          {
            rel: "cause",
            from: ["nightly-only"],
            to: ["data-gone", "log-shipping"],
            window: 1,
            strict: false,
            dims: [],
            says: "say how much a nightly copy loses",
          },
        ],
        support: ["quantity"],
        supportedBy: [],
        dims: ["time", "pct"],
        need: 1,
        says: "give the hours",
      },
    }),
    criterion({
      id: "consistent-copy",
      title: "A copy of one moment",
      dimension: "rollout",
      weight: 1,
      knowledge: { say: "Take a snapshot.", any: ["snapshot"] },
      reasoning: {
        say: "First the writers stop, then the snapshot is taken.",
        links: [
          {
            rel: "order",
            from: ["stop-writes"],
            to: ["snapshot"],
            window: 1,
            strict: true,
            dims: [],
            says: "say what stops before the snapshot",
          },
        ],
        support: ["quantity", "failure"],
        supportedBy: [],
        dims: [],
        need: 1,
        says: "say how long the pause is",
      },
    }),
  ],
};

const example = (id: string, text: string, levels: Example["levels"], kind: Example["kind"] = "passage"): Example => ({
  id,
  kind,
  style: "prose",
  stands: "a fixture",
  text,
  levels,
});

export const FIXTURE_EXAMPLES: Example[] = [
  example(
    "weekly-restore",
    "I restore one copy every week on a spare host, since an empty file looks green for months; it takes 3 hours.",
    { "proof-by-restore": 3 },
  ),
  example("broken-dumps", "A broken dump is noticed by nobody, therefore we rehearse the restore and read the rows.", {
    "proof-by-restore": 2,
  }),
  example("without-drill", "Without a restore drill the data is lost on the day we need it.", {
    "proof-by-restore": 2,
  }),
  example("just-test", "We should test the backup and the restore from time to time.", { "proof-by-restore": 1 }),
  example("best-practice", "Best practice is a regular restore test.", { "proof-by-restore": 1 }),
  example("no-drill", "We do not rehearse a restore here.", { "proof-by-restore": 0 }, "anti"),
  example(
    "day-lost",
    "With a nightly dump alone up to 24 hours of data are lost, so we ship the log every 5 minutes.",
    { "loss-window": 3 },
  ),
  example("ship-it", "A nightly copy means that a day of data is gone, so we archive the log.", { "loss-window": 2 }),
  example("wal", "Use log shipping and point in time recovery.", { "loss-window": 1 }),
  example("freeze-first", "First we pause the writers, then we take the snapshot; the pause is 4 s.", {
    "consistent-copy": 3,
  }),
  example("freeze-then", "The application is stopped before we cut the snapshot.", { "consistent-copy": 2 }),
  example("snap", "Take a snapshot of the volume.", { "consistent-copy": 1 }),
];

/** A strong, a middling and a recited answer to the fixture. */
export const FIXTURE_STRONG =
  "An empty file looks exactly like a good one, so I rehearse the restore every week on a spare machine; it takes 3 hours.\n\n" +
  "A nightly copy alone means that up to 24 hours of data are lost, so we ship the log every 5 minutes.\n\n" +
  "First we pause the writers for 4 s, then we take the snapshot.";
export const FIXTURE_KNOWLEDGE =
  "We should do a restore test from time to time. Log shipping gives point in time recovery. We take a snapshot of the volume.";

let compiled: CompiledScenario | null = null;
/** Compiled once: tests only read it. */
export function fixtureScenario(): CompiledScenario {
  compiled ??= compileScenario({
    scenario: FIXTURE_SCENARIO,
    rubric: FIXTURE_RUBRIC,
    lexicon: FIXTURE_LEXICON,
    examples: FIXTURE_EXAMPLES,
    rubricVersion: "fixture",
  });
  return compiled;
}
