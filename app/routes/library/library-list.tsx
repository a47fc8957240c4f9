import { Link } from "@remix-run/react";
import { StateBadge } from "../../components/practice/state-badge";
import { Notice } from "../../components/ui/notice";
import { DIMENSION_TITLE } from "../../domain/rubric/schema";
import { TRACK_TITLE } from "../../domain/scenario/schema";
import { paths } from "../../paths";
import type { LibraryItem, LibraryView } from "../../services/views";

/** The scenarios that fit, how many, and - never silently - the folders that did not load. */
export function LibraryList({ view, isFiltered }: { view: LibraryView; isFiltered: boolean }) {
  return (
    <>
      <p role="status" className="mb-1 mt-6 text-sm text-ink-soft">
        {countWords(view.items.length, view.total)}
      </p>
      {view.items.length === 0 ? (
        <NothingFound isFiltered={isFiltered} />
      ) : (
        <ul className="border-t border-line">
          {view.items.map((item) => (
            <Item key={item.id} item={item} />
          ))}
        </ul>
      )}
      {view.quarantined.length === 0 ? null : (
        <div className="mt-8">
          <Notice tone="warn" title="Some scenario folders did not load">
            <ul className="mt-1">
              {view.quarantined.map((one) => (
                <li key={one.folder}>
                  <code>{one.folder}</code>: {one.problems} {one.problems === 1 ? "problem" : "problems"}
                </li>
              ))}
            </ul>
            <p className="mt-1 text-sm">
              <code>npm run content:check</code> names each one with its line and how to mend it.
            </p>
          </Notice>
        </div>
      )}
    </>
  );
}

export function countWords(shown: number, total: number): string {
  if (total === 0) return "No scenarios";
  if (shown === total) return total === 1 ? "1 scenario" : `All ${String(total)} scenarios`;
  return `${String(shown)} of ${String(total)} scenarios`;
}

function NothingFound({ isFiltered }: { isFiltered: boolean }) {
  return (
    <div className="max-w-measure border-t border-line pt-6">
      {isFiltered ? (
        <p>
          No scenario fits these words and choices together. <Link to={paths.library()}>Show all</Link>, or take one
          choice away.
        </p>
      ) : (
        <p>
          The library is empty: the server found no scenario that loads. Its operator can see why with content:check.
        </p>
      )}
    </div>
  );
}

function Item({ item }: { item: LibraryItem }) {
  return (
    <li className="relative grid gap-x-8 gap-y-1 border-b border-line py-5 hover:bg-raised sm:grid-cols-[1fr_8rem] sm:px-2">
      <div>
        <h2 className="text-lg">
          <Link
            to={paths.scenario(item.id)}
            className="text-ink no-underline after:absolute after:inset-0 hover:text-accent"
          >
            {item.title}
          </Link>
        </h2>
        <p className="mt-1 max-w-measure text-ink-soft">{item.summary}</p>
        <p className="mt-2 text-sm text-ink-faint">
          {TRACK_TITLE[item.track]} · {item.minutes} min ·{" "}
          {item.dimensions.map((one) => DIMENSION_TITLE[one].toLowerCase()).join(", ")}
        </p>
      </div>
      <p className="flex items-baseline gap-4 pt-1 sm:flex-col sm:gap-1">
        <StateBadge state={item.state} />
        {item.openAttemptId === null ? null : (
          <Link to={paths.attempt(item.openAttemptId)} className="relative text-sm">
            Go on<span className="sr-only"> with {item.title}</span>
          </Link>
        )}
      </p>
    </li>
  );
}
