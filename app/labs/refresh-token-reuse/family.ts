/** The refresh tokens that grew out of one sign-in, and what the token endpoint answers. R1 is issued with the sign-in. */
export const DECISIONS = ["rotate", "same-successor", "deny", "revoke-family"] as const;
export type Decision = (typeof DECISIONS)[number];

export type Policy = {
  /** Inclusive: a repeat exactly this long after the rotation is inside. 0 switches the grace off. */
  graceSeconds: number;
  /**
   * What a repeat inside the grace gets. "same": the successor that its first use produced, for the immediate predecessor only.
   * "own": a token of its own, for the immediate predecessor. "any": a token of its own, for any generation.
   */
  repeats: "same" | "own" | "any";
  onReuse: "revoke" | "deny";
};
export type Family = {
  tokens: Token[];
  isRevoked: boolean;
};
type Token = {
  issuedAt: number;
  usedAt: number | null;
  /** The last token that was issued for it. */
  successor: number | null;
};
export type Answer = { decision: Decision; issued: number | null; isFork: boolean };

const DENIED: Answer = { decision: "deny", issued: null, isFork: false };

export function newFamily(at: number): Family {
  return { tokens: [{ issuedAt: at, usedAt: null, successor: null }], isRevoked: false };
}

/** Presents token number `number` (1 is R1) and changes the family accordingly. */
export function present(family: Family, at: number, number: number, policy: Policy): Answer {
  const token = family.tokens[number - 1];
  if (family.isRevoked || token === undefined) return DENIED;
  if (token.usedAt === null) {
    token.usedAt = at;
    return { decision: "rotate", issued: issue(family, token, at), isFork: false };
  }
  if (isRepeat(family, token, at, policy)) {
    if (policy.repeats === "same") return { decision: "same-successor", issued: token.successor, isFork: false };
    return { decision: "rotate", issued: issue(family, token, at), isFork: true };
  }
  if (policy.onReuse === "deny") return DENIED;
  family.isRevoked = true;
  return { decision: "revoke-family", issued: null, isFork: false };
}

/** A used token that may have come back because its answer was lost, or from a second tab. */
function isRepeat(family: Family, token: Token, at: number, { graceSeconds, repeats }: Policy): boolean {
  if (graceSeconds === 0 || token.usedAt === null || at - token.usedAt > graceSeconds) return false;
  if (repeats === "any") return true;
  // Once the successor was used the client has received it: an older token is no retry.
  const successor = token.successor === null ? undefined : family.tokens[token.successor - 1];
  return successor?.usedAt === null;
}

function issue(family: Family, token: Token, at: number): number {
  family.tokens.push({ issuedAt: at, usedAt: null, successor: null });
  token.successor = family.tokens.length;
  return token.successor;
}

export function tokenName(number: number): string {
  return `R${String(number)}`;
}

/** "R12" -> 12; null for what is no token's name. */
export function tokenNumber(name: string): number | null {
  const match = /^R([1-9]\d{0,8})$/.exec(name);
  return match === null ? null : Number(match[1]);
}
