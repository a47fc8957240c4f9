import { Form, Link } from "@remix-run/react";
import { Button, LinkButton } from "../../components/ui/button";
import { FormError } from "../../components/ui/form-error";
import { Notice } from "../../components/ui/notice";
import { Measure, PageTitle } from "../../components/ui/page";
import { counted, joinWords, sentenceCase } from "../../domain/wording/count";
import { paths } from "../../paths";

type Props = {
  imported: { attempts: number; interviews: number; reviews: number; plans: number; known: number } | null;
  problems: readonly string[];
};

/** A file of "Download everything", brought into this account. */
export function ImportView({ imported, problems }: Props) {
  return (
    <>
      <PageTitle
        kicker={<Link to={paths.settings()}>Settings</Link>}
        lead="A file of Download everything, from here or from another installation. What is here already is left alone; nothing is overwritten."
      >
        Bring a file in
      </PageTitle>
      {imported === null ? null : <Done imported={imported} />}
      <Form method="post" encType="multipart/form-data" className="grid max-w-measure gap-5">
        <FormError title="Nothing was brought in" errors={problems} />
        <div className="grid gap-1">
          <label htmlFor="file" className="font-semibold">
            JSON file
          </label>
          <p id="file-description" className="text-sm text-ink-soft">
            All of it or nothing: if one record does not fit, the whole file is left out and each problem is named with
            its line. Up to 32 MB.
          </p>
          <input
            id="file"
            type="file"
            name="file"
            accept="application/json,.json"
            required
            aria-describedby="file-description"
            className="min-h-11 w-full py-2"
          />
        </div>
        <p>
          <Button variant={imported === null ? "primary" : "quiet"}>Bring it in</Button>
        </p>
      </Form>
      <Measure className="mt-8">
        <p className="text-sm text-ink-soft">
          Answers, grades, their texts, reviews and plans come in. E-mail, password, sessions and appearance stay as
          they are here. What the file holds is described in <a href={paths.exportSchema()}>its schema</a>.
        </p>
      </Measure>
    </>
  );
}

function Done({ imported }: { imported: NonNullable<Props["imported"]> }) {
  return (
    <div className="mb-8">
      <Notice tone="good" title="Brought in" isLive>
        <p>{broughtWords(imported)}</p>
        <p className="mt-3">
          <LinkButton to={paths.progress()} variant="primary">
            See your progress
          </LinkButton>
        </p>
      </Notice>
    </div>
  );
}

function broughtWords({ attempts, interviews, reviews, plans, known }: NonNullable<Props["imported"]>): string {
  const before = counted(known, "attempt was", "attempts were");
  const parts = [
    ...(attempts > 0 ? [counted(attempts, "attempt", "attempts")] : []),
    ...(interviews > 0 ? [counted(interviews, "mock interview", "mock interviews")] : []),
    ...(reviews > 0 ? [counted(reviews, "review", "reviews")] : []),
    ...(plans > 0 ? [counted(plans, "plan", "plans")] : []),
  ];
  if (parts.length === 0) return `Nothing in the file was new${known === 0 ? "" : `: ${before} here before`}.`;
  return `${sentenceCase(joinWords(parts))} ${attempts + interviews + reviews + plans === 1 ? "is" : "are"} here now${known === 0 ? "" : `; ${before} here before`}.`;
}
