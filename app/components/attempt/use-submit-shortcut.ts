import { useEffect, type RefObject } from "react";

/** On the button that Ctrl+Enter presses, where a form has several. */
export const GOES_ON = { "data-goes-on": "" } as const;

/** Ctrl+Enter or Cmd+Enter anywhere on the page submits this form, by its button with `GOES_ON`, or else by its first. */
export function useSubmitShortcut(form: RefObject<HTMLFormElement>): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return;
      event.preventDefault();
      const within = form.current;
      const button = within?.querySelector("[data-goes-on]") ?? within?.querySelector("button") ?? null;
      within?.requestSubmit(button instanceof HTMLElement ? button : null);
    }
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("keydown", onKey);
    };
  }, [form]);
}
