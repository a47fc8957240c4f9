import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Button } from "../../components/ui/button";
import { FormError } from "../../components/ui/form-error";
import { SelectField, TextField } from "../../components/ui/text-field";
import { BAR_MEANING, TARGET_LEVELS, TARGET_TITLE } from "../../domain/progress/readiness/bars";
import type { PlanView } from "../../services/views";
import { errorItems, fieldProps } from "../field-props";
import type { PlanFields } from "./form";

/** Weeks, hours and level: of a new plan, or of the one that takes the place of `plan`. */
export function PlanForm({ plan, lastResult }: { plan: PlanView | null; lastResult: SubmissionResult | undefined }) {
  const [form, fields] = useForm<PlanFields>({
    id: "plan",
    lastResult,
    defaultValue: {
      weeks: String(plan?.weeks ?? 8),
      hoursPerWeek: String(plan?.hoursPerWeek ?? 6),
      level: plan?.level ?? "senior",
    },
  });
  const { weeks, hoursPerWeek, level } = fields;
  const all = [weeks, hoursPerWeek, level];
  return (
    <Form method="post" {...getFormProps(form)} className="grid max-w-md gap-5">
      <FormError errors={errorItems(form, all)} />
      <TextField label="Weeks" inputMode="numeric" required {...fieldProps(weeks, form, all)} />
      <TextField
        label="Hours a week"
        hint="A scenario takes about an hour with its interview; a quarter of the time goes to reviews."
        inputMode="numeric"
        required
        {...fieldProps(hoursPerWeek, form, all)}
      />
      <SelectField
        label="Towards"
        hint={TARGET_LEVELS.map((one) => `${TARGET_TITLE[one]}: ${BAR_MEANING[one]}.`).join(" ")}
        {...fieldProps(level, form, all)}
      >
        {TARGET_LEVELS.map((one) => (
          <option key={one} value={one}>
            {TARGET_TITLE[one]}
          </option>
        ))}
      </SelectField>
      <p>
        <Button name="intent" value="set" variant={plan === null ? "primary" : "quiet"}>
          {plan === null ? "Make the plan" : "Change the plan"}
        </Button>
      </p>
    </Form>
  );
}
