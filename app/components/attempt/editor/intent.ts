/** What one can do with two versions of a text. */
export type Choice = "keep" | "other" | "both";
export const CHOICES: readonly { choice: Choice; label: string }[] = [
  { choice: "keep", label: "Keep what is in the editor" },
  { choice: "other", label: "Take the other one" },
  { choice: "both", label: "Keep both, one after the other" },
];

/** What shall stand after a choice between two versions. */
export function chosenText(choice: Choice, editor: string, other: string): string {
  if (choice === "keep") return editor;
  if (choice === "other") return other;
  return editor.trim() === "" ? other : `${editor.trimEnd()}\n\n${other}`;
}

/** What a button of the design page asks for. */
export type DesignIntent =
  | { kind: "save" }
  | { kind: "submit" }
  | { kind: "ask"; clarificationId: string }
  | { kind: "hint"; step: number }
  /** The numbers for the lab: look for them in the text again, or confirm what stands in their fields. */
  | { kind: "find-numbers" }
  | { kind: "confirm-numbers" }
  /** What only the room of an interview knows: stop the clock, leave scenario number `part` (from 0), end. */
  | { kind: "room"; step: RoomStep; part: number }
  | { kind: "resolve"; choice: Choice; conflictId: string };

export const ROOM_STEPS = ["pause", "move-on", "end"] as const;
export type RoomStep = (typeof ROOM_STEPS)[number];

/** The value of a button, read; null for anything that none of our buttons sends. */
export function parseIntent(value: string): DesignIntent | null {
  if (value === "save" || value === "submit") return { kind: value };
  if (value === "find-numbers" || value === "confirm-numbers") return { kind: value };
  const [kind, first = "", second = ""] = value.split(":");
  if (kind === "ask" && /^[a-z0-9-]{1,80}$/.test(first)) return { kind, clarificationId: first };
  if (kind === "hint" && /^[0-2]$/.test(first)) return { kind, step: Number(first) };
  const step = kind === "room" ? ROOM_STEPS.find((one) => one === first) : undefined;
  if (step !== undefined && /^[0-9]?$/.test(second)) return { kind: "room", step, part: Number(second) };
  if (kind === "resolve" && isChoice(first) && /^[a-z0-9]{16,40}$/.test(second)) {
    return { kind, choice: first, conflictId: second };
  }
  return null;
}

function isChoice(value: string): value is Choice {
  return CHOICES.some(({ choice }) => choice === value);
}
