import type { Actor, Entry } from "./result";

/** What has happened so far. */
export type Story = {
  entries: Entry[];
  stolenAt: number;
  stolenToken: number;
  detectedAt: number | null;
  detectedBy: Actor | "flag" | null;
  firstUseAt: number | null;
  renewals: number;
  accessUntil: number | null;
  accessSeconds: number;
  endedBy: "never used" | "revocation" | "refused" | "absolute limit" | "still inside";
  cameBack: boolean;
  falseSignOuts: number;
  signedOutAt: number | null;
};

export function emptyStory(at: number): Story {
  return {
    entries: [],
    stolenAt: at,
    stolenToken: 1,
    detectedAt: null,
    detectedBy: null,
    firstUseAt: null,
    renewals: 0,
    accessUntil: null,
    accessSeconds: 0,
    endedBy: "never used",
    cameBack: false,
    falseSignOuts: 0,
    signedOutAt: null,
  };
}

/** Access lasts from an answer to the end of its access token; overlapping ones count once. */
export function grantAccess(story: Story, at: number, seconds: number): void {
  const from = Math.max(at, story.accessUntil ?? at);
  story.accessUntil = Math.max(story.accessUntil ?? 0, at + seconds);
  story.accessSeconds += Math.max(0, story.accessUntil - from);
}
