/** The keyboard shortcuts there are. `keys` are alternatives to press; "g l" is one key after the other. */
export type Shortcut = { keys: readonly string[]; does: string; isSingleKey: boolean };

export const SHORTCUTS: readonly { title: string; items: readonly Shortcut[] }[] = [
  {
    title: "Everywhere",
    items: [
      { keys: ["?"], does: "Show this list", isSingleKey: true },
      { keys: ["g t"], does: "Go to Today", isSingleKey: true },
      { keys: ["g l"], does: "Go to the library", isSingleKey: true },
      { keys: ["g r"], does: "Go to your reviews", isSingleKey: true },
      { keys: ["g p"], does: "Go to your progress", isSingleKey: true },
      { keys: ["/"], does: "Go to the search field, where there is one", isSingleKey: true },
      { keys: ["Esc"], does: "Close this list", isSingleKey: false },
    ],
  },
  {
    title: "While you write",
    items: [
      { keys: ["Ctrl Enter", "⌘ Enter"], does: "Submit, go on", isSingleKey: false },
      { keys: ["Tab"], does: "Move on to the next control, never indent", isSingleKey: false },
    ],
  },
];

/** Where the second key of "g ..." leads, by key. */
export const GO_TO: Record<string, "home" | "library" | "review" | "progress"> = {
  t: "home",
  l: "library",
  r: "review",
  p: "progress",
};
