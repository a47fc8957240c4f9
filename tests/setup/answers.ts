/** Where an action led to; null when it answered with data. */
export function locationOf(answer: unknown): string | null {
  return answer instanceof Response ? answer.headers.get("Location") : null;
}

type Data = { data: unknown; init: ResponseInit | null };
type DataOf<Answer> = Extract<Answer, Data>["data"];

/** What an action sent back with the page; fails the test when it led elsewhere. */
export function answerOf<Answer>(answer: Answer): { status: number | undefined; data: DataOf<Answer> } {
  if (!isData(answer)) throw new Error(`it went through, to ${locationOf(answer) ?? "somewhere"}`);
  return { status: answer.init?.status, data: answer.data };
}

function isData(answer: unknown): answer is Data {
  return typeof answer === "object" && answer !== null && "data" in answer && "init" in answer;
}
