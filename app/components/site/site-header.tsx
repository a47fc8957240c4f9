import { NavLink } from "@remix-run/react";
import type { ReactNode } from "react";
import { paths } from "../../paths";
import { LevelShape } from "../ui/level-badge";

export type HeaderUser = {
  email: string | null;
  /** Reviews left today. */
  due: number;
};

const LINK =
  "inline-block border-b-2 py-1.5 text-ink-soft no-underline hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink";

function NavItem({ to, children, isExact = false }: { to: string; children: ReactNode; isExact?: boolean }) {
  return (
    <li>
      <NavLink
        to={to}
        end={isExact}
        className={({ isActive }) => `${LINK} ${isActive ? "border-accent" : "border-transparent"}`}
      >
        {children}
      </NavLink>
    </li>
  );
}

/** Name and the places there are; nothing that does not exist. */
export function SiteHeader({ user }: { user: HeaderUser | null }) {
  return (
    <header className="no-print border-b border-line">
      <div className="mx-auto flex max-w-page flex-wrap items-center justify-between gap-x-8 gap-y-1 px-4 py-3 sm:px-6">
        <NavLink to={paths.home()} className="inline-flex items-center gap-2 text-lg font-bold text-ink no-underline">
          <span className="text-accent [&_svg]:text-accent">
            <LevelShape level={3} size={20} />
          </span>
          defend-it
        </NavLink>
        <nav aria-label="Main">
          <ul className="-mx-0.5 flex flex-wrap gap-x-3.5 text-[0.88rem] sm:gap-x-6 sm:text-[0.95rem]">
            {user === null ? null : (
              <NavItem to={paths.home()} isExact>
                Today
              </NavItem>
            )}
            <NavItem to={paths.library()}>Library</NavItem>
            <NavItem to={paths.labs()}>Labs</NavItem>
            {user === null ? null : <NavItem to={paths.interviews()}>Interviews</NavItem>}
            {user === null ? null : (
              <NavItem to={paths.review()}>
                Review
                {user.due === 0 ? null : (
                  <span className="ml-1 tabular-nums text-accent">
                    {user.due}
                    <span className="sr-only"> due</span>
                  </span>
                )}
              </NavItem>
            )}
            {user === null ? null : <NavItem to={paths.progress()}>Progress</NavItem>}
            <NavItem to={paths.trust()}>Trust</NavItem>
            {user === null ? null : <NavItem to={paths.settings()}>Settings</NavItem>}
            {user?.email == null ? (
              <NavItem to={user === null ? paths.signIn() : paths.signUp()}>
                {user === null ? "Sign in" : "Keep my work"}
              </NavItem>
            ) : null}
          </ul>
        </nav>
      </div>
    </header>
  );
}
