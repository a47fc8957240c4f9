/** "system" follows the setting of the browser. */
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** A stored theme as a theme; anything unknown follows the system. */
export function toTheme(value: string): Theme {
  return THEMES.find((theme) => theme === value) ?? "system";
}
