import { useNavigate } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { paths } from "../../paths";
import { Button } from "../ui/button";
import { Kbd } from "../ui/kbd";
import { GO_TO, SHORTCUTS } from "./shortcut-list";

/** How long after "g" the second key still counts, in milliseconds. */
const SEQUENCE_MS = 1_200;

/** Whether a key press belongs to a field the person is writing in. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName))
  );
}

/**
 * The list of shortcuts in a native dialog, and the single-key shortcuts themselves. With `isOn` false no single key does
 * anything (a person who speaks to the computer triggers them by accident); the list still opens from the footer.
 */
export function Shortcuts({ isOn }: { isOn: boolean }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const navigate = useNavigate();

  useEffect(() => {
    if (!isOn) return undefined;
    let pendingSince: number | null = null;
    function onKey(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
      const isSecond = pendingSince !== null && event.timeStamp - pendingSince < SEQUENCE_MS;
      pendingSince = null;
      const destination = GO_TO[event.key];
      if (isSecond && destination !== undefined) {
        dialog.current?.close();
        navigate(paths[destination]());
      } else if (event.key === "g") {
        pendingSince = event.timeStamp;
      } else if (event.key === "?") {
        event.preventDefault();
        if (dialog.current?.open === true) dialog.current.close();
        else dialog.current?.showModal();
      } else if (event.key === "/") {
        const search = document.querySelector<HTMLInputElement>("input[type=search]");
        if (search === null) return;
        event.preventDefault();
        search.focus();
      }
    }
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("keydown", onKey);
    };
  }, [isOn, navigate]);

  useEffect(() => {
    function onClick(event: MouseEvent) {
      if (event.target instanceof Element && event.target.closest("[data-opens-shortcuts]") !== null) {
        dialog.current?.showModal();
      }
    }
    document.addEventListener("click", onClick);
    return () => {
      document.removeEventListener("click", onClick);
    };
  }, []);

  return (
    <dialog ref={dialog} aria-labelledby="shortcuts-title" className="p-6">
      <h2 id="shortcuts-title" className="text-xl">
        Keyboard shortcuts
      </h2>
      {SHORTCUTS.map((group) => (
        <section key={group.title} className="mt-5">
          <h3 className="text-sm text-ink-soft">{group.title}</h3>
          <dl className="mt-2 grid grid-cols-[8.5rem_1fr] gap-x-6 gap-y-2">
            {group.items.map((item) => (
              <div key={item.does} className="contents">
                <dt>
                  {item.keys.map((key, index) => (
                    <span key={key}>
                      {index === 0 ? null : <span className="px-1 text-sm text-ink-soft">or</span>}
                      <Keys keys={key} />
                    </span>
                  ))}
                </dt>
                <dd className={item.isSingleKey && !isOn ? "text-ink-faint line-through" : ""}>{item.does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p className="mt-5 text-sm text-ink-soft">
        {isOn
          ? "Single-key shortcuts can be switched off in the settings."
          : "Single-key shortcuts are switched off in your settings."}
      </p>
      <form method="dialog" className="mt-5">
        <Button size="small">Close</Button>
      </form>
    </dialog>
  );
}

function Keys({ keys }: { keys: string }) {
  return keys.split(" ").map((key, index) => (
    <span key={key}>
      {index === 0 ? null : " "}
      <Kbd>{key}</Kbd>
    </span>
  ));
}
