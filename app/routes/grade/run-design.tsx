import { Form } from "@remix-run/react";
import { DesignNumbers } from "../../components/attempt/design-numbers";
import { LabEvidenceList } from "../../components/attempt/grade/lab-evidence";
import { Button } from "../../components/ui/button";
import { FormError } from "../../components/ui/form-error";
import { Section } from "../../components/ui/page";
import type { GradeView } from "../../services/views";

/** The design in its lab: confirm the numbers, run it; what came of it is shown beside the grade and changes nothing in it. */
export function RunDesign({ lab, problem }: { lab: GradeView["lab"]; problem: string | null }) {
  if (lab === null) return null;
  const { numbers, evidence } = lab;
  return (
    <Section id="lab" title="Your design, run" headingAt="side">
      <div className="grid max-w-measure gap-5">
        <p>
          The numbers of your design go into a model of the system, and the interviewer may attack it. What comes of it
          stands under the criterion it speaks to. It changes nothing in the grade of your text.
        </p>
        <LabEvidenceList evidence={evidence} />
        {numbers === null ? null : (
          <Form method="post" className="grid gap-4">
            <FormError errors={problem === null ? [] : [problem]} />
            <DesignNumbers numbers={numbers} />
            <p className="flex flex-wrap items-center gap-4">
              <Button name="intent" value="run">
                These are my numbers: run my design <span aria-hidden="true">→</span>
              </Button>
            </p>
          </Form>
        )}
      </div>
    </Section>
  );
}
