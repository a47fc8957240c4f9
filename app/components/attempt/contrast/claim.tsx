import type { FinishedView } from "../../../services/views";

const VERDICT: Record<string, string> = {
  holds: "It holds, under these assumptions.",
  ambiguous: "It depends on what is meant.",
  "wrong-as-worded": "As it is worded, it is wrong.",
  editorial: "It is a judgement, not a fact.",
};

/** The scenario's own headline, under test: whether it holds, and where it stops. */
export function Claim({ claim, sources }: { claim: FinishedView["claim"]; sources: FinishedView["sources"] }) {
  return (
    <div className="grid gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="max-w-measure">
        <p className="border-l-4 border-accent pl-4 text-lg leading-relaxed">{claim.headline}</p>
        <p className="mt-3">
          <span className="font-semibold">{VERDICT[claim.verdict]}</span> {claim.because}
        </p>
        <h3 className="mb-1 mt-4 font-semibold">Where it stops being true</h3>
        <List items={claim.stopsBeingTrue} />
        <h3 className="mb-1 mt-4 font-semibold">What it assumes</h3>
        <List items={claim.assumptions} />
      </div>
      <section>
        <h3 className="mb-2 font-semibold">Sources</h3>
        <ul className="grid gap-2 text-[0.94rem]">
          {sources.map(({ id, title, publisher, url, dated, supports }) => (
            <li key={id} className="border-b border-line pb-2 last:border-0">
              <a href={url} rel="noreferrer">
                {title}
              </a>
              <span className="block text-sm text-ink-soft">
                {publisher}, {dated}. {supports}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function List({ items }: { items: readonly string[] }) {
  return (
    <ul className="list-disc pl-5">
      {items.map((item) => (
        <li key={item} className="mt-1">
          {item}
        </li>
      ))}
    </ul>
  );
}
