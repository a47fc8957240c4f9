import { z } from "zod";
import { readNumbers } from "../../components/attempt/number-fields";
import { parseIntent, type DesignIntent } from "../../components/attempt/editor/intent";

/** The editor's form. Without scripts every button of the page carries the text along; with them only submitting does. */
export const DesignSchema = z
  .looseObject({
    intent: z.string().transform((value, ctx): DesignIntent => {
      const intent = parseIntent(value);
      if (intent !== null) return intent;
      ctx.addIssue({ code: "custom", message: "no button of this page" });
      return z.NEVER;
    }),
    text: z.string().optional(),
    baseRevision: z.coerce.number().int().nonnegative().default(0),
  })
  .transform((fields) => ({ ...fields, numbers: readNumbers(fields) }));
export type DesignFields = z.infer<typeof DesignSchema>;
