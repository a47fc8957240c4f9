import { z } from "zod";
import { THEMES } from "../../domain/account/preferences";

export const ThemeFormSchema = z.object({ theme: z.enum(THEMES), next: z.string().optional() });
