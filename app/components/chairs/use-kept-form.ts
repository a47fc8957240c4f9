import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import { postForm, textFields } from "./post-form";

export type KeepState = "idle" | "saving" | "saved" | "unsaved" | "refused";

const PAUSE_MS = 600;
const RETRY_MS = 3_000;

/**
 * Saves a form by itself, shortly after every change, until the server has it. `changed` is called on every change; `intent` is the
 * button that would do the same without scripts.
 */
export function useKeptForm(
  form: RefObject<HTMLFormElement>,
  address: string,
  intent: string,
): { state: KeepState; changed: () => void } {
  const [state, setState] = useState<KeepState>("idle");
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const version = useRef(0);

  const save = useCallback(async () => {
    if (form.current === null) return;
    const sent = version.current;
    const fields = new FormData(form.current);
    fields.set("intent", intent);
    setState("saving");
    const outcome = await postForm(address, fields);
    if (version.current !== sent) return;
    setState(outcome === "done" ? "saved" : outcome === "refused" ? "refused" : "unsaved");
    if (outcome === "unreachable") timer.current = setTimeout(() => void save(), RETRY_MS);
  }, [form, address, intent]);

  const changed = useCallback(() => {
    version.current += 1;
    setState("unsaved");
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), PAUSE_MS);
  }, [save]);

  useEffect(() => {
    const flush = () => {
      if (timer.current === undefined || version.current === 0) return;
      clearTimeout(timer.current);
      timer.current = undefined;
      if (form.current === null) return;
      const fields = new FormData(form.current);
      fields.set("intent", intent);
      navigator.sendBeacon(address, textFields(fields));
    };
    window.addEventListener("pagehide", flush);
    return () => {
      window.removeEventListener("pagehide", flush);
      clearTimeout(timer.current);
    };
  }, [form, address, intent]);

  return { state, changed };
}
