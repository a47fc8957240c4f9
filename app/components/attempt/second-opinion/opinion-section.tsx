import { Link } from "@remix-run/react";
import { paths } from "../../../paths";
import type { SecondOpinionView } from "../../../services/views";
import { Disclosure } from "../../ui/disclosure";
import { Measure, Section } from "../../ui/page";
import { Time } from "../../ui/time";
import { AskForm } from "./ask-form";
import { disagreementWords } from "./opinion-words";

/** What a model elsewhere thinks, or how to ask it. Absent where there is none. */
export function OpinionSection({ attemptId, view }: { attemptId: string; view: SecondOpinionView | null }) {
  if (view === null) return null;
  const { judge, given } = view;
  return (
    <Section title="A second opinion" id="second-opinion">
      <Measure className="grid gap-4">
        {given === null ? (
          <p>
            A language model can read the same answer against the same criteria. Its quotes are checked against your
            text. <NotYetTrusted isTrusted={judge?.isTrusted ?? false} /> Your grade and your progress do not change.
          </p>
        ) : (
          <p>
            {given.model} at {given.host} answered on <Time iso={given.askedAt} />; its levels stand beside the grade
            above. {disagreementWords(given.disagreements)} <NotYetTrusted isTrusted={given.isTrusted} /> Your progress
            keeps the grade.
          </p>
        )}
        {judge === null ? null : given === null ? (
          <AskForm attemptId={attemptId} judge={judge} />
        ) : (
          <Disclosure summary={`Ask ${judge.model} at ${judge.host} instead`}>
            <AskForm attemptId={attemptId} judge={judge} />
          </Disclosure>
        )}
      </Measure>
    </Section>
  );
}

function NotYetTrusted({ isTrusted }: { isTrusted: boolean }) {
  return isTrusted ? (
    <>
      On held-out answers it <Link to={`${paths.settings()}#second-opinion`}>agreed well enough with people</Link>.
    </>
  ) : (
    <>
      It is <strong>not yet trusted</strong>: nobody has shown for this installation how well it agrees with people.
    </>
  );
}
