import type { Level } from "../../domain/rubric/level";
import type { LibraryState } from "../../services/views";
import { LevelShape } from "../ui/level-badge";

const WORD: Record<LibraryState, string> = {
  new: "New",
  started: "Started",
  practised: "Practised",
  defended: "Defended",
};
const SHAPE: Record<LibraryState, Level> = { new: 0, started: 1, practised: 2, defended: 3 };

/** What the word means, for the filter and the legend. */
export const STATE_MEANING: Record<LibraryState, string> = {
  new: "not tried yet",
  started: "an attempt is open",
  practised: "graded at least once",
  defended: "every criterion explained, two thirds of the weight defended",
};

export function stateWord(state: LibraryState): string {
  return WORD[state];
}

/** A scenario's state: the shapes of the levels, because they say the same about the whole. */
export function StateBadge({ state }: { state: LibraryState }) {
  return (
    <span
      className="inline-flex items-center gap-1.5 whitespace-nowrap text-sm text-ink-soft"
      title={STATE_MEANING[state]}
    >
      <LevelShape level={SHAPE[state]} size={14} />
      {WORD[state]}
    </span>
  );
}
