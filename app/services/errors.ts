import type { Phase } from "../domain/attempt/attempt";

/** Named errors of the use cases. Only the edge (app/routes/respond.server.ts) turns them into HTTP. */
export class NotFoundError extends Error {
  override readonly name = "NotFoundError";
}

/** The request was understood and is not possible in this state; `message` is shown to the person. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
}

/** The attempt has not come this far yet; the edge sends the person to the page of `phase` instead. */
export class NotYetError extends Error {
  override readonly name = "NotYetError";
  constructor(readonly phase: Phase) {
    super(`This part comes later: the attempt is at "${phase}".`);
  }
}

/** Too many tries; `retryAfterSeconds` goes into the answer and the header. */
export class TooManyRequestsError extends Error {
  override readonly name = "TooManyRequestsError";
  constructor(readonly retryAfterSeconds: number) {
    super(`Too many tries. Wait ${String(retryAfterSeconds)} seconds and try again.`);
  }
}
