import { useEffect, type RefObject } from "react";

/** On the button that Ctrl+Enter presses, where a form has several. */
export const GOES_ON = { "data-goes-on": "" } as const;

/** Ctrl+Enter or Cmd+Enter anywhere on the page submits this form, by its button with `GOES_ON` if it has one. */
export function useSubmitShortcut(form: RefObject<HTMLFormElement>): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return;
      event.preventDefault();
      form.current?.requestSubmit(form.current.querySelector<HTMLButtonElement>("[data-goes-on]"));
    }
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("keydown", onKey);
    };
  }, [form]);
}
