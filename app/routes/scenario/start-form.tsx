import { Form } from "@remix-run/react";
import { Button, LinkButton } from "../../components/ui/button";
import { paths } from "../../paths";
import type { ScenarioView } from "../../services/views";

/** The page's one next action: begin, or go on; beginning anew is the quiet second. */
export function StartForm({ view, isSignedIn }: { view: ScenarioView; isSignedIn: boolean }) {
  if (view.openAttemptId !== null) {
    return (
      <div className="flex flex-wrap items-center gap-3">
        <LinkButton to={paths.attempt(view.openAttemptId)} variant="primary">
          Go on where you were
        </LinkButton>
        <Form method="post" action={paths.scenario(view.brief.id)}>
          <Button name="fresh" value="yes">
            Start fresh
          </Button>
        </Form>
      </div>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Form method="post" action={paths.scenario(view.brief.id)}>
        <Button variant="primary">{view.attempts.length === 0 ? "Start" : "Start a new attempt"}</Button>
      </Form>
      {isSignedIn ? null : (
        <p className="text-sm text-ink-soft">You begin as a guest. No form; your work is kept on this server.</p>
      )}
    </div>
  );
}
