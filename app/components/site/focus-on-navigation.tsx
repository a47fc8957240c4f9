import { useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";

/** After going to another page without a full load, the keyboard starts at its content and a screen reader says so. */
export function FocusOnNavigation() {
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    const main = document.getElementById("main");
    if (main !== null && !main.contains(document.activeElement)) main.focus({ preventScroll: true });
  }, [pathname]);
  return null;
}
