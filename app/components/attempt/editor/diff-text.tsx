import { useEffect, useState } from "react";
import type { DiffPart } from "../../../domain/attempt/version-diff";

const LOOK: Record<DiffPart["kind"], string> = {
  same: "",
  "only-first": "bg-danger-soft text-danger line-through decoration-1",
  "only-second": "bg-good-soft text-good underline decoration-1 underline-offset-4",
};

/** Two versions in one text: what only the first has is struck through, what only the second has is underlined. */
export function DiffText({ parts }: { parts: readonly DiffPart[] }) {
  return (
    <p className="own-words max-h-96 overflow-y-auto border-y border-line py-2">
      {parts.map((part, index) => {
        const key = `${String(index)}-${part.kind}`;
        if (part.kind === "same") return <span key={key}>{part.text}</span>;
        const Tag = part.kind === "only-first" ? "del" : "ins";
        return (
          <Tag key={key} className={LOOK[part.kind]}>
            {part.text}
          </Tag>
        );
      })}
    </p>
  );
}

/** Compared in the browser: the comparing code is loaded only when there is something to compare. */
export function useVersionDiff(first: string, second: string): DiffPart[] | null {
  const [parts, setParts] = useState<DiffPart[] | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void import("../../../domain/attempt/version-diff").then(({ versionDiff }) => {
      if (isCurrent) setParts(versionDiff(first, second));
    });
    return () => {
      isCurrent = false;
    };
  }, [first, second]);
  return parts;
}
