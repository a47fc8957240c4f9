/** Named errors of the use cases. Only the edge (app/routes/respond.server.ts) turns them into HTTP. */
export class NotFoundError extends Error {
  override readonly name = "NotFoundError";
}

/** The request was understood and is not possible in this state; `message` is shown to the person. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
}

/** Too many tries; `retryAfterSeconds` goes into the answer and the header. */
export class TooManyRequestsError extends Error {
  override readonly name = "TooManyRequestsError";
  constructor(readonly retryAfterSeconds: number) {
    super(`Too many tries. Wait ${String(retryAfterSeconds)} seconds and try again.`);
  }
}
