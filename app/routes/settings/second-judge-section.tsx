import { Meter } from "../../components/ui/meter";
import { Measure, Section } from "../../components/ui/page";
import { Time } from "../../components/ui/time";
import type { SecondJudgeState } from "../../services/views";

/** Whether there is a second judge, where it is, whether it was measured, and what may still be asked today. */
export function SecondJudgeSection({ judge }: { judge: SecondJudgeState | null }) {
  return (
    <Section title="Second opinion" id="second-opinion">
      {judge === null ? (
        <Measure>
          <p>
            Off. Grading is done on this machine, and none of your text leaves it. Whoever runs this installation can
            name a language model that one may ask for a second opinion.
          </p>
        </Measure>
      ) : (
        <OnState judge={judge} />
      )}
    </Section>
  );
}

function OnState({ judge }: { judge: SecondJudgeState }) {
  const { host, model, isTrusted, today } = judge;
  return (
    <Measure className="grid gap-5">
      <p>
        On. From the grade of an attempt you can ask <strong className="break-words">{model}</strong> at{" "}
        <strong className="break-words">{host}</strong>. Your answer is then sent there, each time only after you have
        agreed to it. Grades and progress never depend on it.
      </p>
      <p>
        <strong>{isTrusted ? "Measured and trusted." : "Not yet trusted."}</strong> <MeasuredWords judge={judge} />
      </p>
      <div className="grid gap-3 sm:grid-cols-2">
        <Meter label="Yours today" {...budget(today.user)} />
        <Meter label="Everybody's today" {...budget(today.all)} />
      </div>
    </Measure>
  );
}

function MeasuredWords({ judge: { measured } }: { judge: SecondJudgeState }) {
  if (measured === null) return <>How well it agrees with people has not been measured here (npm run eval:judge).</>;
  return (
    <>
      On <Time iso={measured.at} detail="date" />, over {measured.answers} held-out answers, it agreed with people with
      a weighted kappa of {measured.kappa?.toFixed(2) ?? "no value"}.
      {measured.faults.length === 0 ? null : ` It did not pass: ${measured.faults.join("; ")}.`}
    </>
  );
}

function budget({ spent, limit }: { spent: number; limit: number }) {
  const value = Math.min(spent, limit);
  return { value, max: limit, words: `${thousands(spent)} of ${thousands(limit)} tokens` };
}

/** 12 345, with spaces that do not break: the same on every server, whatever its locale. */
function thousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, "\u202f");
}
