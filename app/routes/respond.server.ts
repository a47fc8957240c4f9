/** The edge: where named errors become HTTP, and requests become checked values. */
import type { SubmissionResult } from "@conform-to/react";
import { data, type HeadersFunction } from "@remix-run/node";
import type { z } from "zod";
import { NotFoundError, NotYetError, RefusedError, TooManyRequestsError } from "../services/errors";

/** The Response that says what a named error says; null for any other error, which is a fault of ours. */
export function responseFor(error: unknown): Response | null {
  if (error instanceof NotFoundError) return says(404, error.message);
  if (error instanceof RefusedError || error instanceof NotYetError) return says(409, error.message);
  if (error instanceof TooManyRequestsError) {
    return says(429, error.message, { "Retry-After": String(error.retryAfterSeconds) });
  }
  return null;
}

function says(status: number, message: string, headers: Record<string, string> = {}): Response {
  return new Response(message, { status, headers: { "Content-Type": "text/plain; charset=utf-8", ...headers } });
}

/** Runs a loader's or an action's work; named errors leave it as thrown Responses, which the error page shows. */
export async function withHttpErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw responseFor(error) ?? error;
  }
}

/** The params of a URL, checked. What does not fit the schema names nothing here: a thrown 404. */
export function parseParams<Schema extends z.ZodType>(schema: Schema, params: unknown): z.output<Schema> {
  const result = schema.safeParse(params);
  if (!result.success) throw says(404, "There is nothing at this address.");
  return result.data;
}

/** The form of a request; a body that is no form is a thrown 400 and not a crash. */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw says(400, "This request carries no form.");
  }
}

/** The fields of a form that only our own pages make, checked: what does not fit was not sent by them, a thrown 400. */
export function parseForm<Schema extends z.ZodType>(schema: Schema, form: FormData): z.output<Schema> {
  const result = schema.safeParse(Object.fromEntries(form));
  if (!result.success) throw says(400, "This form does not fit the page. Load the page again and repeat it.");
  return result.data;
}

/** What the page of a refused form is given. */
export type FormAnswer = { lastResult: SubmissionResult };

/** A form that comes back with its errors, under a status that says so. */
export function formAnswer(lastResult: SubmissionResult, status = 400, headers: Record<string, string> = {}) {
  return data<FormAnswer>({ lastResult }, { status, headers });
}

/** A form that comes back because of a named error, which is shown above it; any other error goes on up. */
export function formRefusal(error: unknown, reply: (message: string) => SubmissionResult) {
  if (error instanceof RefusedError) return formAnswer(reply(error.message), 409);
  if (error instanceof TooManyRequestsError) {
    return formAnswer(reply(error.message), 429, { "Retry-After": String(error.retryAfterSeconds) });
  }
  throw error;
}

/** A redirect, to be returned or thrown, that may set cookies. */
export function redirectTo(path: string, setCookies: readonly string[] = []): Response {
  const headers = new Headers({ Location: path });
  for (const cookie of setCookies) headers.append("Set-Cookie", cookie);
  return new Response(null, { status: 302, headers });
}

/** For a route's `headers`: what its action or its error answered with (Retry-After) reaches the document. */
export const passHeaders: HeadersFunction = ({ actionHeaders, errorHeaders }) => errorHeaders ?? actionHeaders;

/** A file for the person who asks, which no cache keeps. */
export function download(body: string, { type, name }: { type: string; name: string }): Response {
  return new Response(body, {
    headers: {
      "Content-Type": `${type}; charset=utf-8`,
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
    },
  });
}
