import { Form } from "@remix-run/react";
import { useState } from "react";
import type { InterviewerChair } from "../../services/chairs/chair-views";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { Time, useIsHydrated } from "../ui/time";

type InvitationProps = {
  invitation: NonNullable<InterviewerChair["invitation"]>;
  joinUrl: (code: string) => string;
};

/** The link and the code to send. A code is shown once, on the page it was made for; another can be made at any time. */
export function Invitation({ invitation: { code, expiresAt, isOpen }, joinUrl }: InvitationProps) {
  const isHydrated = useIsHydrated();
  const [isCopied, setIsCopied] = useState(false);
  return (
    <section aria-labelledby="invitation" className="max-w-measure border-l-4 border-accent pl-5">
      <h2 id="invitation" className="text-xl">
        Invite your colleague
      </h2>
      {code !== null && isOpen ? (
        <>
          <p className="mt-2">
            Send this link, or read the code out. It works once, until <Time iso={expiresAt} />.
          </p>
          <p className="mt-3 font-mono [overflow-wrap:anywhere]" data-join-url="">
            {joinUrl(code)}
          </p>
          <p className="mt-2 text-2xl font-mono tracking-widest" data-join-code="">
            {code}
          </p>
          {isHydrated ? (
            <p className="mt-3">
              <Button
                type="button"
                onClick={() => {
                  void navigator.clipboard.writeText(joinUrl(code)).then(() => {
                    setIsCopied(true);
                  });
                }}
              >
                Copy the link
              </Button>{" "}
              <span role="status" className="text-sm text-ink-soft">
                {isCopied ? "Copied" : ""}
              </span>
            </p>
          ) : null}
          <p className="mt-4 text-ink-soft">This page goes on by itself when they have joined.</p>
        </>
      ) : (
        <div className="mt-2 grid gap-3">
          <Notice title={isOpen ? "The code is not kept here" : "The invitation has expired"}>
            {isOpen
              ? "Only its digest is stored, so it cannot be shown again. A new one takes its place."
              : "Nobody has used it. Make another."}
          </Notice>
          <Form method="post">
            <Button variant="primary" name="intent" value="renew">
              Make a new code
            </Button>
          </Form>
        </div>
      )}
    </section>
  );
}
