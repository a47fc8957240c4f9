import { Form } from "@remix-run/react";
import type { Role, Stage } from "../../domain/chairs/state";
import { paths } from "../../paths";
import { Button, LinkButton } from "../ui/button";

/** What to do when the interviewing is over: judge, compare, change chairs. Nothing before that. */
export function ChairEnd({
  stage,
  chair,
  pairId,
  nextId,
  attemptId,
}: {
  stage: Stage;
  chair: Role;
  pairId: string;
  nextId: string | null;
  /** The candidate's own attempt, once it is free again. */
  attemptId: string | null;
}) {
  if (stage !== "judging" && stage !== "compared" && stage !== "ended") return null;
  const isToJudge = stage === "judging" && chair === "candidate";
  return (
    <section aria-label="What comes next" className="mb-8 max-w-measure border-l-4 border-accent pl-5">
      <p>{WORDS[stage][chair]}</p>
      <div className="mt-4 flex flex-wrap gap-3">
        {stage === "ended" ? null : (
          <LinkButton to={paths.chairCompare(pairId)} variant="primary">
            {isToJudge ? "Judge your answer" : "Compare"} <span aria-hidden="true">→</span>
          </LinkButton>
        )}
        {stage === "ended" && attemptId !== null ? (
          <LinkButton to={paths.attempt(attemptId)} variant="primary">
            Go on with it alone
          </LinkButton>
        ) : null}
        {isToJudge ? null : <SwapForm pairId={pairId} nextId={nextId} />}
      </div>
    </section>
  );
}

const WORDS: Record<"judging" | "compared" | "ended", Record<Role, string>> = {
  judging: {
    interviewer:
      "The interview is over. The comparison opens when the candidate has judged the answer; until then you can still change your levels.",
    candidate:
      "The interview is over. Judge your own answer now: then you see your interviewer's levels and the grade.",
  },
  compared: {
    interviewer: "All three judgements are in.",
    candidate: "All three judgements are in.",
  },
  ended: {
    interviewer: "This round ended before an answer was handed in: there is nothing to compare.",
    candidate: "This round ended before you handed anything in. What you wrote is yours.",
  },
};

/** The next round, with the chairs exchanged; when the other one has opened it, the way there. */
export function SwapForm({ pairId, nextId }: { pairId: string; nextId: string | null }) {
  if (nextId !== null) return <LinkButton to={paths.chair(nextId)}>To the next round</LinkButton>;
  return (
    <Form method="post" action={paths.chair(pairId)}>
      <Button name="intent" value="swap">
        Change chairs, another scenario
      </Button>
    </Form>
  );
}
