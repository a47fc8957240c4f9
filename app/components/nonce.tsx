import { createContext, useContext } from "react";

/** The request's CSP nonce while rendering on the server; empty in the browser, which hides nonces from scripts anyway. */
export const NonceContext = createContext<string | undefined>(undefined);

/** The nonce for Scripts, ScrollRestoration and Links. */
export function useNonce(): string | undefined {
  return useContext(NonceContext);
}
