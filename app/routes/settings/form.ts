import { z } from "zod";

export const ShortcutsSchema = z.object({ shortcuts: z.enum(["on", "off"]) });
