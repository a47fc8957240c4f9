import { Form, Link } from "@remix-run/react";
import { Button } from "../../components/ui/button";
import { FormError } from "../../components/ui/form-error";
import { Notice } from "../../components/ui/notice";
import { Measure, PageTitle, Section } from "../../components/ui/page";
import { TextField } from "../../components/ui/text-field";
import { DAILY_CAP, RETENTION } from "../../domain/review/bounds";
import { paths } from "../../paths";

export type SettingsAnswer =
  | { kind: "saved" }
  | { kind: "refused"; problem: string; retention: string; dailyCap: string }
  | { kind: "calendar"; address: string };

type Settings = { retention: number; dailyCap: number; hasCalendar: boolean };

const percent = (share: number) => Math.round(100 * share);

export function ReviewSettingsPage({ settings, answer }: { settings: Settings; answer: SettingsAnswer | null }) {
  const refused = answer?.kind === "refused" ? answer : null;
  return (
    <>
      <PageTitle kicker={<Link to={paths.settings()}>Settings</Link>}>Review settings</PageTitle>
      <Form method="post" className="grid max-w-measure gap-5">
        {refused === null ? null : <FormError errors={[refused.problem]} />}
        {answer?.kind === "saved" ? (
          <Notice tone="good" isLive>
            Saved. What is planned keeps its day; the next answers follow the new settings.
          </Notice>
        ) : null}
        <TextField
          label="How much should stay, in percent"
          hint="90 means: of ten questions that come back, you should know about nine. Higher keeps more and asks a good deal more often; lower asks less and lets more slip."
          name="retention"
          type="number"
          inputMode="numeric"
          min={percent(RETENTION.least)}
          max={percent(RETENTION.most)}
          step={1}
          required
          defaultValue={refused?.retention ?? String(percent(settings.retention))}
        />
        <TextField
          label="Questions a day, at most"
          hint="Each takes two to four minutes. What does not fit is spread over the days that follow, so that a break never ends in a wall."
          name="dailyCap"
          type="number"
          inputMode="numeric"
          min={DAILY_CAP.least}
          max={DAILY_CAP.most}
          step={1}
          required
          defaultValue={refused?.dailyCap ?? String(settings.dailyCap)}
        />
        <p>
          <Button variant="primary" name="intent" value="save">
            Save
          </Button>
        </p>
      </Form>
      <Calendar hasCalendar={settings.hasCalendar} address={answer?.kind === "calendar" ? answer.address : null} />
    </>
  );
}

function Calendar({ hasCalendar, address }: { hasCalendar: boolean; address: string | null }) {
  return (
    <Section title="In your calendar" id="calendar">
      <Measure className="grid gap-4">
        <p>
          A secret address that any calendar can subscribe to. It says how many questions each of the next thirty days
          brings, and nothing else about you. {hasCalendar && address === null ? "There is one at the moment." : null}
        </p>
        {address === null ? null : (
          <Notice tone="good" title="Your calendar's address" isLive>
            <p>
              Copy it now: it is shown this once. <code className="break-all">{address}</code>
            </p>
          </Notice>
        )}
        <Form method="post" className="flex flex-wrap gap-3">
          <Button name="intent" value="renew-calendar">
            {hasCalendar ? "Make a new address, and end the old one" : "Make an address"}
          </Button>
          {hasCalendar ? (
            <Button name="intent" value="end-calendar" variant="danger">
              End it
            </Button>
          ) : null}
        </Form>
      </Measure>
    </Section>
  );
}
