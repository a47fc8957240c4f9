/** The command line: one file per command, each thin over content, judge and services. */
export type Command = { run: (args: string[]) => Promise<number> };

const COMMANDS: Record<string, () => Promise<Command>> = {
  grade: async () => ({ run: (await import("./grade")).runGrade }),
  list: async () => ({ run: (await import("./list")).runList }),
  check: async () => ({ run: (await import("./check")).runCheck }),
  new: async () => ({ run: (await import("./new")).runNew }),
  review: async () => ({ run: (await import("./review")).runReview }),
  schema: async () => ({ run: (await import("./schema")).runSchema }),
  "eval-grader": async () => ({ run: (await import("./eval")).runEval }),
  "eval-judge": async () => ({ run: (await import("./eval-judge")).runEvalJudge }),
  lab: async () => ({ run: (await import("./lab/run")).runLab }),
  "lab-new": async () => ({ run: (await import("./lab/new")).runLabNew }),
  "user-reset": async () => ({ run: (await import("./user-reset")).runUserReset }),
  "db-backup": async () => ({ run: (await import("./db-backup")).runBackup }),
  "db-restore": async () => ({ run: (await import("./db-restore")).runRestore }),
};

const [name = "", ...args] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
if (command === undefined) {
  console.error(`There is no command '${name}'. Commands: ${Object.keys(COMMANDS).join(", ")}.`);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await (await command()).run(args);
  } catch (error) {
    // parseArgs throws for unknown options; its message names them.
    const isUsage = error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
    console.error(isUsage ? error.message : error);
    process.exitCode = isUsage ? 2 : 1;
  }
}
