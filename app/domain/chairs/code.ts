/**
 * Invitation codes: short enough to be read out on the telephone, without letters and digits that are taken for one another
 * (0 and O, 1, I and L, U and V). Eight of thirty characters are 6.6e11 codes; tries are limited, a code works once and for a day.
 */
export const CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
export const CODE_LENGTH = 8;
export const INVITATION_HOURS = 24;
const HOUR_MS = 3_600_000;

/** A code from numbers in [0, 1), one a character. */
export function codeFrom(random: () => number): string {
  return Array.from({ length: CODE_LENGTH }, () =>
    CODE_ALPHABET.charAt(Math.floor(random() * CODE_ALPHABET.length)),
  ).join("");
}

/** What somebody typed or followed, as it is compared: case, spaces and hyphens do not matter. Null: no code looks like this. */
export function readCode(typed: string): string | null {
  const code = typed.replaceAll(/[\s\p{Pd}]/gu, "").toUpperCase();
  const isCode =
    code.length === CODE_LENGTH && Array.from(code).every((character) => CODE_ALPHABET.includes(character));
  return isCode ? code : null;
}

/** As it is shown and read out: two groups of four. */
export function showCode(code: string): string {
  return `${code.slice(0, CODE_LENGTH / 2)}-${code.slice(CODE_LENGTH / 2)}`;
}

export function invitationEnds(from: Date): Date {
  return new Date(from.getTime() + INVITATION_HOURS * HOUR_MS);
}

/** Whether an invitation can still be used; the moment it ends it cannot. */
export function isInvitationOpen(
  { expiresAt, candidateId }: { expiresAt: Date | null; candidateId: string | null },
  now: Date,
): boolean {
  return candidateId === null && expiresAt !== null && now.getTime() < expiresAt.getTime();
}
