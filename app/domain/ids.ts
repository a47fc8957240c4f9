/** Branded identifiers: a string that has been checked (or read from the database) once, at the edge. */
type Brand<Name extends string> = string & { readonly __brand: Name };

export type ScenarioId = Brand<"ScenarioId">;
export type CriterionId = Brand<"CriterionId">;
export type UserId = Brand<"UserId">;
export type SessionId = Brand<"SessionId">;
export type AttemptId = Brand<"AttemptId">;
/** First 16 hex digits of the SHA-256 over everything that can change a grade but the grader's code. */
export type RubricVersion = Brand<"RubricVersion">;

export const scenarioId = (value: string): ScenarioId => value as ScenarioId;
export const criterionId = (value: string): CriterionId => value as CriterionId;
export const userId = (value: string): UserId => value as UserId;
export const sessionId = (value: string): SessionId => value as SessionId;
export const attemptId = (value: string): AttemptId => value as AttemptId;
export const rubricVersion = (value: string): RubricVersion => value as RubricVersion;

/** Lower-case words joined by single hyphens: scenario, criterion, concept, twist and clarification ids. */
export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** Suffix that names a scenario's twin wherever a scenario id is taken for grading. */
export const TWIN_SUFFIX = "--twin";
