import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { paths } from "../../paths";

/** How the page hears of the other chair. "off": no script has run yet. */
export type Following = "off" | "connecting" | "live" | "lost" | "replaced" | "gone";
export type LiveText = { text: string; revision: number; savedAt: string | null };

const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;

/**
 * Follows a round by server-sent events. What was said or done makes the page read itself again, so that it always shows what the
 * server has; the draft comes with its message. A lost connection is taken up where it ended: the browser sends the last id by itself,
 * and where it has given up (a proxy's error page) it is asked again, ever more rarely.
 */
export function useFollow(pairId: string, cursor: string): { following: Following; live: LiveText | null } {
  const [following, setFollowing] = useState<Following>("off");
  const [live, setLive] = useState<LiveText | null>(null);
  const { revalidate } = useRevalidator();
  const readAgain = useRef(revalidate);
  const last = useRef(cursor);
  useEffect(() => {
    readAgain.current = revalidate;
  }, [revalidate]);

  useEffect(() => {
    let source: EventSource | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let pause = FIRST_RETRY_MS;

    function note(event: MessageEvent) {
      if (event.lastEventId !== "") last.current = event.lastEventId;
    }
    function end(why: Following) {
      source?.close();
      setFollowing(why);
    }
    function connect() {
      setFollowing((now) => (now === "off" ? "connecting" : now));
      source = new EventSource(paths.chairEvents(pairId, last.current));
      source.onopen = () => {
        pause = FIRST_RETRY_MS;
        setFollowing("live");
      };
      source.onerror = () => {
        setFollowing("lost");
        if (source?.readyState !== EventSource.CLOSED) return;
        timer = setTimeout(connect, pause);
        pause = Math.min(LONGEST_RETRY_MS, 2 * pause);
      };
      for (const name of ["said", "step"]) {
        source.addEventListener(name, (event: MessageEvent) => {
          note(event);
          readAgain.current();
        });
      }
      source.addEventListener("draft", (event: MessageEvent<string>) => {
        note(event);
        setLive(JSON.parse(event.data) as LiveText);
      });
      source.addEventListener("replaced", () => {
        end("replaced");
      });
      source.addEventListener("gone", () => {
        end("gone");
      });
    }
    connect();
    return () => {
      clearTimeout(timer);
      source?.close();
    };
  }, [pairId]);

  return { following, live };
}
