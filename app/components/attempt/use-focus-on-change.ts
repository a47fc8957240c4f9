import { useEffect, useRef } from "react";

/**
 * Moves the keyboard to the element of this id when it becomes another one: what has just come about is read out, and Tab goes on
 * from there. Nothing happens when the page is opened.
 */
export function useFocusOnChange(id: string | null): void {
  const last = useRef(id);
  useEffect(() => {
    if (last.current === id) return;
    last.current = id;
    if (id !== null) document.getElementById(id)?.focus({ preventScroll: true });
  }, [id]);
}
