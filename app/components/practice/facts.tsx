import type { BriefView } from "../../services/views";

/** The numbers of a brief: label, value, and a note where the value alone would mislead. */
export function Facts({ facts }: { facts: BriefView["facts"] }) {
  return (
    <dl className="text-[0.94rem]">
      {facts.map((fact) => (
        <div key={fact.label} className="border-b border-line py-2 first:pt-0 last:border-0">
          <dt className="text-sm text-ink-soft">{fact.label}</dt>
          <dd>
            {fact.value}
            {fact.note === null ? null : <span className="block text-sm text-ink-soft">{fact.note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
