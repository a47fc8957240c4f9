import type { AppLoadContext } from "@remix-run/node";
import type { Client } from "../services/account/account-context";

/** Where a request came from, for limits and for the list of sessions. */
export function readClient({ request, context }: { request: Request; context: AppLoadContext }): Client {
  return { address: context.clientAddress, userAgent: request.headers.get("User-Agent") };
}
