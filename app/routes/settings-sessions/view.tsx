import { Form, Link } from "@remix-run/react";
import { Button } from "../../components/ui/button";
import { PageTitle } from "../../components/ui/page";
import { Time } from "../../components/ui/time";
import { paths } from "../../paths";
import type { SessionView } from "../../services/account/list-sessions.server";

export function SessionsView({ sessions }: { sessions: SessionView[] }) {
  const hasOthers = sessions.some((session) => !session.isCurrent);
  return (
    <div className="max-w-measure">
      <PageTitle
        kicker={<Link to={paths.settings()}>Settings</Link>}
        lead="A session that is not used ends by itself after 30 days at most, and any session after a year. If you do not know one, end it here and change the password."
      >
        Where you are signed in
      </PageTitle>
      <ul className="border-t border-line">
        {sessions.map((session) => (
          <li
            key={session.handle}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-4"
          >
            <div>
              <p className="font-semibold">
                {session.agent}
                {session.isCurrent ? <span className="font-normal text-ink-soft"> - this session</span> : null}
              </p>
              <p className="text-sm text-ink-soft">
                Signed in <Time iso={session.createdAt} />, last seen <Time iso={session.lastSeenAt} />
              </p>
            </div>
            <Form method="post" action={paths.sessions()}>
              <input type="hidden" name="intent" value="end" />
              <input type="hidden" name="handle" value={session.handle} />
              <Button size="small" aria-label={endLabel(session)}>
                {session.isCurrent ? "Sign out" : "End"}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      {hasOthers ? (
        <Form method="post" action={paths.sessions()} className="mt-6">
          <Button name="intent" value="end-others" variant="danger">
            End all other sessions
          </Button>
        </Form>
      ) : (
        <p className="mt-6 text-ink-soft">This is the only one.</p>
      )}
    </div>
  );
}

function endLabel({ agent, isCurrent, lastSeenAt }: SessionView): string {
  return isCurrent ? "Sign out of this session" : `End the session of ${agent}, last seen ${lastSeenAt.slice(0, 10)}`;
}
