import type { ReactNode } from "react";
import type { ContrastItem } from "../../../services/views";
import { LevelBadge } from "../../ui/level-badge";
import { Quotes } from "../grade/graded-criterion";

/** Three answers to one criterion: side by side on a wide screen, one under the other on a narrow one. */
export function ContrastColumns({ item }: { item: ContrastItem }) {
  return (
    <div className="grid gap-x-8 gap-y-6 lg:grid-cols-3">
      <Column title="A knowledge answer">
        <p>{item.knowledge}</p>
      </Column>
      <Column title="Yours" aside={<LevelBadge level={item.finalLevel} />}>
        <Quotes quotes={item.yours} none="You said nothing about it." />
      </Column>
      <Column title="A reasoning answer">
        <p>{item.reasoning}</p>
      </Column>
    </div>
  );
}

function Column({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="min-w-0 border-t border-line pt-3 lg:border-l lg:border-t-0 lg:pl-5 lg:pt-0 lg:first:border-0 lg:first:pl-0">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 className="text-sm font-semibold text-ink-soft">{title}</h3>
        {aside}
      </div>
      <div className="grid gap-3">{children}</div>
    </section>
  );
}

/** What the difference comes to; shown after the learner has said it, or has passed. */
export function ContrastReveal({ item }: { item: ContrastItem }) {
  const { note, reveal } = item;
  if (note === null || reveal === null) return null;
  return (
    <div className="mt-5 grid max-w-measure gap-3 border-t border-line pt-4">
      {note.text === null ? null : (
        <p>
          <span className="text-sm text-ink-soft">You said:</span> <q className="own-words">{note.text}</q>
        </p>
      )}
      <p className="border-l-4 border-accent pl-4 text-lg leading-relaxed">{reveal.principle}</p>
      {item.addition === null ? null : (
        <p>
          <span className="font-semibold">The smallest addition that would have lifted your answer:</span>{" "}
          <q className="own-words">{item.addition}</q>
        </p>
      )}
      <p>
        <span className="font-semibold">Why it matters:</span> {reveal.why}
      </p>
      <p>
        <span className="font-semibold">To read:</span>{" "}
        <a href={reveal.read.source.url} rel="noreferrer">
          {reveal.read.source.title}
        </a>{" "}
        <span className="text-ink-soft">
          ({reveal.read.source.publisher}, {reveal.read.source.dated})
        </span>
        : {reveal.read.what}
      </p>
      <p>
        <span className="font-semibold">To do:</span> {reveal.do}
      </p>
    </div>
  );
}
