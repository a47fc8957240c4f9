import { Form, Link } from "@remix-run/react";
import { Button } from "../../components/ui/button";
import { FormError } from "../../components/ui/form-error";
import { PageTitle } from "../../components/ui/page";
import { paths } from "../../paths";

/** One button between an invitation and the candidate's chair. */
export function JoinPage({ code, isSignedIn, problem }: { code: string; isSignedIn: boolean; problem: string | null }) {
  return (
    <div className="max-w-measure py-4">
      <PageTitle lead="A colleague wants to interview you: an open design question, your answer in your own words, questions while you write. They see what you type and the rubric; you see neither the rubric nor what they note, until you have both judged the answer.">
        Take the candidate&rsquo;s chair
      </PageTitle>
      <div className="mb-6">
        <FormError title="This did not open" errors={problem === null ? [] : [problem]} />
      </div>
      <Form method="post">
        <Button variant="primary" size="large">
          Sit down and answer
        </Button>
      </Form>
      <p className="mt-4 text-ink-soft">
        Your code is <span className="font-mono tracking-widest">{code}</span>. It works once.
        {isSignedIn ? null : " You come in as a guest; your answer can become part of an account later."}
      </p>
      {isSignedIn ? null : (
        <p className="mt-2 text-ink-soft">
          You have an account? <Link to={paths.signIn(paths.joinChair(code))}>Sign in</Link> first, and the answer is in
          it.
        </p>
      )}
      {problem === null ? null : (
        <p className="mt-4">
          <Link to={paths.chairs()}>Type another code</Link>
        </p>
      )}
    </div>
  );
}
