import type { JudgeQuestion } from "../domain/judge/prompt";
import type { JudgeReply } from "../domain/judge/reply";
import type { Measured } from "../domain/judge/trust";

/** Why there is no second opinion just now. */
export type Unavailable =
  /** After failures in a row nobody asks for a minute. */
  | "paused"
  /** It does not answer, or only with errors, or asks to wait for long. */
  | "no-answer"
  /** It refuses the key. */
  | "key-refused"
  /** It refuses the request: an unknown model, a text that is too long for it. */
  | "request-refused"
  /** It answered twice what cannot be read. */
  | "unreadable";

export class JudgeUnavailableError extends Error {
  override readonly name = "JudgeUnavailableError";
  constructor(
    readonly why: Unavailable,
    /** For the log: a status or the name of a fault; never a text, an answer or the key. */
    readonly detail: string,
  ) {
    super(`The second judge is not available: ${why} (${detail}).`);
  }
}

/** The port of a judge that is somebody's model on another machine. It is asked only when the learner says so. */
export type SecondJudge = {
  /** Where texts are sent: host and port, as shown to the learner. */
  readonly host: string;
  readonly model: string;
  readonly promptVersion: string;
  /** Tokens that may be spent on one day (UTC): for one person, and for everybody. */
  readonly limits: { user: number; all: number };
  /** SHA-256 (hex) of all that the reply depends on. */
  hashOf: (question: JudgeQuestion) => string;
  /** Tokens that asking costs, on the safe side, when nothing has to be asked again. */
  costOf: (question: JudgeQuestion) => number;
  /** `spend` is told of tokens as they are spent, also in vain. Throws JudgeUnavailableError. */
  ask: (question: JudgeQuestion, nonce: string, spend: (tokens: number) => void) => Promise<JudgeReply>;
  /** What `npm run eval:judge` found about it; null when it was not measured as it is asked today. */
  measured: () => Measured | null;
};
