import { useEffect, useRef, useState } from "react";
import { Button } from "../ui/button";
import { useIsHydrated } from "../ui/time";

/** What is used of the Web Speech API; not every browser has it, and no type of ours knows it. */
type Recognition = {
  continuous: boolean;
  interimResults: boolean;
  lang: string;
  onresult: ((event: ResultEvent) => void) | null;
  onend: (() => void) | null;
  onerror: ((event: { error: string }) => void) | null;
  start: () => void;
  stop: () => void;
};
type ResultEvent = {
  resultIndex: number;
  results: ArrayLike<ArrayLike<{ transcript: string }> & { isFinal: boolean }>;
};
type SpeechWindow = Window & {
  SpeechRecognition?: new () => Recognition;
  webkitSpeechRecognition?: new () => Recognition;
};

function recogniser(): (new () => Recognition) | null {
  const { SpeechRecognition, webkitSpeechRecognition } = window as SpeechWindow;
  return SpeechRecognition ?? webkitSpeechRecognition ?? null;
}

/**
 * Speaking instead of typing, where the browser can. What it hears goes into the field as if it had been typed, so that saving,
 * keeping and sending know nothing of it.
 */
export function Dictation({ fieldId }: { fieldId: string }) {
  const isHydrated = useIsHydrated();
  const [isListening, setListening] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const running = useRef<Recognition | null>(null);
  useEffect(
    () => () => {
      running.current?.stop();
    },
    [],
  );
  if (!isHydrated || recogniser() === null) return null;

  function toggle() {
    if (running.current !== null) {
      running.current.stop();
      return;
    }
    const Recogniser = recogniser();
    if (Recogniser === null) return;
    const recognition = new Recogniser();
    recognition.continuous = true;
    recognition.interimResults = false;
    recognition.lang = "en-US";
    recognition.onresult = (event) => {
      for (let index = event.resultIndex; index < event.results.length; index += 1) {
        const result = event.results[index];
        const heard = result?.[0]?.transcript;
        if (result?.isFinal === true && heard !== undefined) typeInto(fieldId, heard);
      }
    };
    recognition.onend = () => {
      running.current = null;
      setListening(false);
    };
    recognition.onerror = ({ error }) => {
      setProblem(
        error === "not-allowed" || error === "service-not-allowed"
          ? "The browser does not allow the microphone here."
          : "The browser could not hear or understand that. Typing always works.",
      );
    };
    setProblem(null);
    running.current = recognition;
    setListening(true);
    recognition.start();
  }

  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button type="button" size="small" aria-pressed={isListening} onClick={toggle}>
        {isListening ? "Stop dictating" : "Dictate"}
      </Button>
      <span className="text-sm text-ink-soft" role="status">
        {problem ?? "Optional. The browser's maker may receive the audio."}
      </span>
    </span>
  );
}

/** Sets the field as typing would: React listens to the native event. */
function typeInto(fieldId: string, heard: string) {
  const field = document.getElementById(fieldId);
  if (!(field instanceof HTMLTextAreaElement)) return;
  const before = field.value;
  const text = `${before}${before === "" || /\s$/.test(before) ? "" : " "}${heard.trim()}`;
  const descriptor = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value");
  descriptor?.set?.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
