import { Form, Link } from "@remix-run/react";
import { STAGE_WORDS } from "../../components/chairs/stage-words";
import { Button } from "../../components/ui/button";
import { FormError } from "../../components/ui/form-error";
import { PageTitle, Section } from "../../components/ui/page";
import { SelectField, TextField } from "../../components/ui/text-field";
import { Time } from "../../components/ui/time";
import { paths } from "../../paths";
import type { ChairsView } from "../../services/chairs/chair-views";

type ChairsPageProps = { view: ChairsView; refused: { problem: string; code: string } | null };

/** Where two people begin: one opens the interviewer's chair, the other comes with a code. */
export function ChairsPage({ view, refused }: ChairsPageProps) {
  const { sessions, scenarios } = view;
  return (
    <>
      <PageTitle lead="One of you interviews, with the rubric and the next questions in view. The other answers and sees neither. Then you compare three judgements - yours, your colleague's and the grader's - and change chairs.">
        Practise with a colleague
      </PageTitle>
      <div className="grid gap-x-14 gap-y-10 lg:grid-cols-2">
        <section aria-labelledby="interview" className="border-l-4 border-accent pl-5">
          <h2 id="interview" className="text-xl">
            I interview
          </h2>
          <p className="mb-4 mt-1 text-ink-soft">
            You get a link and a code to send. Choose a scenario that your colleague has not seen.
          </p>
          {scenarios.length === 0 ? (
            <p>There is no scenario in this library to interview about.</p>
          ) : (
            <Form method="post" className="grid max-w-md gap-4">
              <SelectField label="Scenario" name="scenario">
                {scenarios.map(({ id, title, minutes }) => (
                  <option key={id} value={id}>
                    {title} ({minutes} min)
                  </option>
                ))}
              </SelectField>
              <div>
                <Button variant="primary" name="intent" value="invite">
                  Open a session
                </Button>
              </div>
            </Form>
          )}
        </section>
        <section aria-labelledby="answer">
          <h2 id="answer" className="text-xl">
            I was given a code
          </h2>
          <p className="mb-4 mt-1 text-ink-soft">You answer. No account is needed; your answer is kept for you.</p>
          <Form method="post" className="grid max-w-md gap-4">
            <FormError title="Not found" errors={refused === null ? [] : [refused.problem]} />
            <TextField
              label="Code"
              hint="Eight letters and digits, for example K7QM-3XWR. Case does not matter."
              name="code"
              required
              maxLength={40}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              defaultValue={refused?.code ?? ""}
              className="font-mono tracking-widest"
            />
            <div>
              <Button name="intent" value="code">
                Go to the session
              </Button>
            </div>
          </Form>
        </section>
      </div>
      {sessions.length === 0 ? null : (
        <Section title="Your sessions" headingAt="side">
          <ul className="grid">
            {sessions.map(({ id, role, stage, round, title, createdAt }) => (
              <li key={id} className="border-b border-line py-2.5 first:pt-0 last:border-0">
                <Link to={stage === "compared" || stage === "judging" ? paths.chairCompare(id) : paths.chair(id)}>
                  {title ?? "A session that has not begun"}
                </Link>
                <p className="text-sm text-ink-soft">
                  {role === "interviewer" ? "You interview" : "You answer"}, round {round}, {STAGE_WORDS[stage]},{" "}
                  <Time iso={createdAt} />
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
