import "@remix-run/node";

declare module "@remix-run/node" {
  /** What the server hands to every loader and action. */
  interface AppLoadContext {
    cspNonce: string;
    /** The client's address as far as TRUST_PROXY allows it to be believed; for rate limits only. */
    clientAddress: string;
    requestId: string;
  }
}
