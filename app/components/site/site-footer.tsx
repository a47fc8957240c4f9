import { Link } from "@remix-run/react";
import { paths } from "../../paths";
import { useIsHydrated } from "../ui/time";

/** The quiet end of every page. The shortcut list needs JavaScript, so its button appears with it. */
export function SiteFooter() {
  const isHydrated = useIsHydrated();
  return (
    <footer className="no-print mt-20 border-t border-line">
      <div className="mx-auto flex max-w-page flex-wrap justify-between gap-x-8 gap-y-2 px-4 py-6 text-sm text-ink-soft sm:px-6">
        <p className="py-1">Graded on this machine: no model, no network, the same answer always the same grade.</p>
        <ul className="flex flex-wrap gap-x-6">
          <li>
            <Link to={paths.chairs()} className="inline-block py-1">
              Practise with a colleague
            </Link>
          </li>
          <li>
            <Link to={paths.trust()} className="inline-block py-1">
              How far to trust a grade
            </Link>
          </li>
          {isHydrated ? (
            <li>
              <button
                type="button"
                data-opens-shortcuts=""
                className="py-1 text-accent underline underline-offset-[0.2em]"
              >
                Keyboard shortcuts
              </button>
            </li>
          ) : null}
        </ul>
      </div>
    </footer>
  );
}
