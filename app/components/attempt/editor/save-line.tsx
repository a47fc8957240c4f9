import { useEffect, useState } from "react";
import { saveStatus, type SaverState, type SaveStatus } from "../../../domain/attempt/saver-state";
import { paths } from "../../../paths";
import { useIsHydrated } from "../../ui/time";
import { saveWords } from "./save-words";

const TONE: Partial<Record<SaveStatus, string>> = {
  offline: "text-warn font-semibold",
  stale: "text-warn font-semibold",
  "signed-out": "text-warn font-semibold",
  "too-large": "text-danger font-semibold",
};
const TROUBLE: readonly SaveStatus[] = ["offline", "stale", "signed-out", "too-large", "locked"];
/** Whether the person should know before going on. */
export function isTrouble(status: SaveStatus): boolean {
  return TROUBLE.includes(status);
}
const REFRESH_MS = 1_000;

/** The state of saving for the eye. Changes with every pause, so it is not read out: `SaveAnnouncer` does that, sparingly. */
export function SaveLine({ state, attemptId }: { state: SaverState; attemptId: string }) {
  const now = useClock();
  const isHydrated = useIsHydrated();
  if (!isHydrated || now === null) return null;
  const status = saveStatus(state);
  return (
    <span className={TONE[status] ?? "text-ink-soft"} data-save-status={status}>
      {saveWords(state, now)}
      {status === "signed-out" ? (
        <>
          {" "}
          <a href={paths.signIn(paths.design(attemptId))} target="_blank" rel="noreferrer">
            Sign in (new tab)
          </a>
        </>
      ) : null}
    </span>
  );
}

/** Reads out trouble with saving, and its end; never the ordinary to and fro of typing and saving. */
export function SaveAnnouncer({ state }: { state: SaverState }) {
  const status = saveStatus(state);
  const trouble = isTrouble(status) ? saveWords(state, 0) : null;
  const [hadTrouble, setHadTrouble] = useState(false);
  if (trouble !== null && !hadTrouble) setHadTrouble(true);
  const over = hadTrouble && status === "saved" ? "Everything is saved again." : "";
  return (
    <span role="status" className="sr-only">
      {trouble ?? over}
    </span>
  );
}

/** The reader's clock, once a second; null until the page is alive, so that server and browser render the same. */
function useClock(): number | null {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => {
      setNow(Date.now());
    }, REFRESH_MS);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return now;
}
