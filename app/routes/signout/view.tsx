import { Form } from "@remix-run/react";
import { Button, LinkButton } from "../../components/ui/button";
import { PageTitle } from "../../components/ui/page";
import { paths } from "../../paths";

/** A guest has no password to come back with: leaving is deleting, so it is said before and not after. */
export function SignOutView() {
  return (
    <div className="max-w-measure py-8">
      <PageTitle lead="A guest has no password to come back with. If you leave now, everything you have written here is deleted for good.">
        Leave as a guest?
      </PageTitle>
      <div className="flex flex-wrap gap-3">
        <LinkButton to={paths.signUp()} variant="primary">
          Keep my work in an account
        </LinkButton>
        <LinkButton to={paths.exportAll()} reloadDocument>
          Download it first
        </LinkButton>
        <Form method="post" action={paths.signOut()}>
          <Button variant="danger" name="confirm" value="yes">
            Leave and delete my work
          </Button>
        </Form>
      </div>
    </div>
  );
}
