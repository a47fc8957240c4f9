import { Link } from "@remix-run/react";
import { AskForm } from "../../components/attempt/second-opinion/ask-form";
import { FormError } from "../../components/ui/form-error";
import { Measure, PageTitle } from "../../components/ui/page";
import { paths } from "../../paths";
import type { AttemptFrame, SecondJudgeView } from "../../services/views";

/** The same form as on the grade page, with what stood in the way. */
export function SecondOpinionPage({
  frame,
  judge,
  problem,
}: {
  frame: AttemptFrame;
  judge: SecondJudgeView;
  problem: string | null;
}) {
  return (
    <>
      <PageTitle lead="A language model reads your answer against the same criteria. Your grade and your progress do not change.">
        A second opinion
      </PageTitle>
      <Measure className="grid gap-6">
        <FormError title="There is no second opinion" errors={problem === null ? [] : [problem]} />
        <AskForm attemptId={frame.id} judge={judge} />
        <p>
          <Link to={paths.grade(frame.id)}>Back to the grade</Link>
        </p>
      </Measure>
    </>
  );
}
