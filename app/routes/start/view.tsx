import { Form, Link } from "@remix-run/react";
import { Button } from "../../components/ui/button";
import { PageTitle } from "../../components/ui/page";
import { paths } from "../../paths";

/** One button between a stranger and the first scenario. */
export function StartView({ scenarioId }: { scenarioId: string | null }) {
  return (
    <div className="max-w-measure py-8">
      <PageTitle lead="No form and no e-mail. Your work is kept for you in this browser, and you can turn it into an account whenever you like.">
        Start practising
      </PageTitle>
      <Form method="post" action={paths.start()}>
        {scenarioId === null ? null : <input type="hidden" name="scenarioId" value={scenarioId} />}
        <Button variant="primary" size="large">
          Start as a guest
        </Button>
      </Form>
      <p className="mt-6">
        You have an account?{" "}
        <Link to={paths.signIn(scenarioId === null ? undefined : paths.scenario(scenarioId))}>Sign in</Link> instead.
      </p>
    </div>
  );
}
