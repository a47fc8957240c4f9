import type { ReactNode } from "react";
import { AttemptHeader } from "../../components/attempt/attempt-header";
import type { Phase } from "../../domain/attempt/attempt";
import type { AttemptFrame } from "../../services/views";

/** What stands around every part: title, clock, state of saving, the rail. */
export function AttemptView({
  frame,
  part,
  renderedAt,
  children,
}: {
  frame: AttemptFrame;
  part: Phase;
  renderedAt: string;
  children: ReactNode;
}) {
  return (
    <>
      <AttemptHeader frame={frame} part={part} renderedAt={renderedAt} />
      {children}
    </>
  );
}
