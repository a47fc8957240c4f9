/** What a form that was sent by script came to. "refused": the page itself has to show why. */
export type PostOutcome = "done" | "refused" | "unreachable";

/**
 * Sends a form of a page without leaving it. The page's action answers with a redirect when all went well; it is not followed. A
 * server that is gone is an outcome, never an exception.
 */
export async function postForm(address: string, fields: FormData): Promise<PostOutcome> {
  try {
    const response = await fetch(address, { method: "POST", body: textFields(fields), redirect: "manual" });
    if (response.type === "opaqueredirect" || response.ok) return "done";
    return response.status >= 500 || response.status === 429 ? "unreachable" : "refused";
  } catch {
    return "unreachable";
  }
}

/** A form as browsers send one without files. */
export function textFields(fields: FormData): URLSearchParams {
  const text = new URLSearchParams();
  for (const [name, value] of fields) if (typeof value === "string") text.append(name, value);
  return text;
}
