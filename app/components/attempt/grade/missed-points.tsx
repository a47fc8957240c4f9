import { Form, useNavigation } from "@remix-run/react";
import type { Span } from "../../../domain/grading/evidence";
import { LEVELS, levelName, type Level } from "../../../domain/rubric/level";
import type { GradedCriterion, NotedPoint } from "../../../services/views";
import { Button } from "../../ui/button";
import { Disclosure } from "../../ui/disclosure";
import { FormError } from "../../ui/form-error";
import { SelectField, TextArea } from "../../ui/text-field";

/** What was sent and refused: it comes back as it was. */
export type SentMissed = {
  problem: string;
  criterionId: string;
  sentence: Span | null;
  passage: string;
  level: Level;
  reason: string;
};

/** "You missed my point": marks a sentence of one's own answer for one criterion. What was marked stands below it. */
export function MissedPoints({
  criterion,
  answer,
  sentences,
  noted,
  sent,
}: {
  criterion: GradedCriterion;
  answer: string;
  sentences: readonly Span[];
  noted: readonly NotedPoint[];
  sent: SentMissed | null;
}) {
  return (
    <div id={`missed-${criterion.id}`}>
      {noted.map((point) => (
        <Noted key={point.quote} point={point} />
      ))}
      <Disclosure summary="You missed my point" className="text-sm" isOpen={sent !== null}>
        {/* Made anew with every note, so that its fields are empty again. */}
        <MissedForm key={noted.length} criterion={criterion} answer={answer} sentences={sentences} sent={sent} />
      </Disclosure>
    </div>
  );
}

function Noted({ point }: { point: NotedPoint }) {
  const { quote, wantedLevel, gradedLevel, reason } = point;
  return (
    <div className="mb-2 border-l-2 border-accent pl-4 text-[0.94rem]">
      <p>
        <span className="font-semibold">Noted:</span> <q className="own-words">{quote}</q>
      </p>
      <p className="text-ink-soft">
        You think {levelName(wantedLevel)}; the grade was {levelName(gradedLevel)}.{reason === null ? "" : ` ${reason}`}
      </p>
    </div>
  );
}

function MissedForm({
  criterion: { id, title },
  answer,
  sentences,
  sent,
}: Pick<Parameters<typeof MissedPoints>[0], "criterion" | "answer" | "sentences" | "sent">) {
  const isSending = useNavigation().state === "submitting";
  return (
    <Form method="post" aria-label={`Missed in: ${title}`} className="grid max-w-measure gap-4">
      <p className="text-ink-soft">
        Mark what should have counted here. The grade stays as it is; the passage is kept with it, and whoever writes
        the scenario can read it, without your name.
      </p>
      <FormError errors={sent === null ? undefined : [{ message: sent.problem, fieldId: `${id}-sentence` }]} />
      <input type="hidden" name="intent" value="missed" />
      <input type="hidden" name="criterionId" value={id} />
      <SelectField
        label="The sentence"
        name="sentence"
        id={`${id}-sentence`}
        defaultValue={sent?.sentence ? placeOf(sent.sentence) : ""}
      >
        <option value="">Choose a sentence of your answer</option>
        {sentences.map((sentence) => (
          <option key={sentence.start} value={placeOf(sentence)}>
            {shortened(answer.slice(sentence.start, sentence.end))}
          </option>
        ))}
      </SelectField>
      <TextArea
        label="Or a passage"
        hint="Copied from your answer; it counts before the choice above."
        name="passage"
        id={`${id}-passage`}
        rows={2}
        defaultValue={sent?.passage ?? ""}
        autoComplete="off"
      />
      <SelectField
        label="The level it deserves"
        name="level"
        id={`${id}-level`}
        required
        defaultValue={sent === null ? "" : String(sent.level)}
      >
        <option value="" disabled>
          Choose a level
        </option>
        {LEVELS.map((level) => (
          <option key={level} value={level}>
            {levelName(level)}
          </option>
        ))}
      </SelectField>
      <TextArea
        label="Why"
        aside="optional"
        name="reason"
        id={`${id}-reason`}
        rows={2}
        defaultValue={sent?.reason ?? ""}
        autoComplete="off"
      />
      <div>
        <Button size="small" aria-disabled={isSending}>
          Note it
        </Button>
      </div>
    </Form>
  );
}

const placeOf = ({ start, end }: Span): string => `${String(start)}-${String(end)}`;

/** A line of a list; the whole sentence is what is kept. */
const OPTION_CHARACTERS = 110;
function shortened(sentence: string): string {
  const line = sentence.replace(/\s+/g, " ");
  return line.length <= OPTION_CHARACTERS ? line : `${line.slice(0, OPTION_CHARACTERS).trimEnd()} …`;
}
