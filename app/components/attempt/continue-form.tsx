import { Form } from "@remix-run/react";
import { useRef } from "react";
import { Button } from "../ui/button";
import { FormError } from "../ui/form-error";
import { useSubmitShortcut } from "./use-submit-shortcut";

/** The one way on from a part that is done; Ctrl+Enter takes it. */
export function ContinueForm({ label, problem }: { label: string; problem: string | null }) {
  const form = useRef<HTMLFormElement>(null);
  useSubmitShortcut(form);
  return (
    <Form method="post" ref={form} className="grid max-w-measure gap-3">
      <FormError title="Not yet" errors={problem === null ? [] : [problem]} />
      <div>
        <Button variant="primary" name="intent" value="continue">
          {label} <span aria-hidden="true">→</span>
        </Button>
      </div>
    </Form>
  );
}
