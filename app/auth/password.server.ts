import { hash, verify } from "@node-rs/argon2";

/**
 * argon2id (the library's default variant), 19 MiB, two passes, one lane: the OWASP password storage recommendation, about
 * 20 ms here. A constant enum of the package cannot be imported under isolatedModules, so the variant is left to its default
 * and pinned by a test on the stored prefix.
 */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** What is verified against when there is no account, so that both ways do the same work. */
let dummyHash: Promise<string> | undefined;

/** The same password typed on another keyboard may arrive in another Unicode form (NIST SP 800-63B, section 3.1.1.2). */
function normalised(password: string): string {
  return password.normalize("NFKC");
}

/** Hashes a password for storage: a PHC string that carries its own salt and parameters. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalised(password), PARAMETERS);
}

/**
 * Whether `password` is the one behind `storedHash`. With null (no such account) it verifies against a hash made with the
 * same parameters and answers false: one argon2 run either way, so the time tells nothing.
 */
export async function verifyPassword(storedHash: string | null, password: string): Promise<boolean> {
  // Awaited either way: the first sign-in after a start must not tell by taking longer.
  const dummy = await (dummyHash ??= hashPassword(crypto.randomUUID()));
  const isRight = await verify(storedHash ?? dummy, normalised(password));
  return isRight && storedHash !== null;
}
