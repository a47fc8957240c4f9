import { Link } from "@remix-run/react";
import { Section } from "../../components/ui/page";
import { paths } from "../../paths";
import type { LabFace } from "../../services/lab/lab-views";

const VERDICT: Record<LabFace["claim"]["verdict"], string> = {
  holds: "It holds, under what is listed here.",
  depends: "It depends: true under these assumptions, and not beyond them.",
  wrong: "As it is usually said, it is wrong.",
  dated: "It was true once.",
  editorial: "A matter of opinion: no number decides it.",
};

/** The headline people repeat, where the model gives it, and where it stops being true. */
export function ClaimSection({ lab }: { lab: LabFace }) {
  const { claim } = lab;
  return (
    <>
      <Section title="The headline, and where it stops" headingAt="side">
        <div className="grid max-w-measure grid-cols-[minmax(0,1fr)] gap-4">
          <blockquote className="border-l-4 border-line-strong pl-4 text-lg">{claim.headline}</blockquote>
          <p>
            <strong>{VERDICT[claim.verdict]}</strong> {claim.summary}
          </p>
          <List title="Under these assumptions" items={claim.assumptions} />
          <List title="The model gives it" items={claim.reproduces.map(({ says }) => says)} />
          <List title="It stops being true" items={claim.stops.map(({ says }) => says)} />
          <p className="text-sm text-ink-soft">Each of these is a test: it runs with every change of the model.</p>
        </div>
      </Section>
      <Section title="What is modelled" headingAt="side">
        <div className="grid max-w-measure grid-cols-[minmax(0,1fr)] gap-4">
          <p>{lab.about}</p>
          {lab.hasScenario ? (
            <p>
              <Link to={paths.scenario(lab.id)}>Practise the question that this lab belongs to</Link>
            </p>
          ) : null}
          <div>
            <h3 className="mb-1 font-semibold">Sources</h3>
            <ul className="grid grid-cols-[minmax(0,1fr)] gap-2 break-words text-[0.94rem]">
              {claim.sources.map((source) => (
                <li key={source.url + source.says}>
                  <a href={source.url} rel="noreferrer">
                    {source.title}
                  </a>{" "}
                  <span className="text-ink-soft">(read {source.readOn})</span>: {source.says}
                </li>
              ))}
            </ul>
          </div>
          <div className="min-w-0 text-[0.94rem]">
            <h3 className="mb-1 font-semibold">On the command line</h3>
            <p>The same model, the same bytes:</p>
            <pre
              className="mt-2 overflow-x-auto bg-raised p-3 text-sm"
              tabIndex={0}
              role="region"
              aria-label="Commands"
            >
              {[
                `npm run --silent lab -- ${lab.id} --preset ${lab.presets[0]?.id ?? ""}`,
                `npm run --silent lab -- --schema ${lab.id}`,
                ...(lab.trace === null ? [] : [`npm run --silent lab -- ${lab.id} --trace FILE`]),
                ...lab.functions.map(
                  ({ name, summary }) => `npm run --silent lab -- ${lab.id} --fn ${name}   # ${summary}`,
                ),
              ].join("\n")}
            </pre>
          </div>
        </div>
      </Section>
    </>
  );
}

function List({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <div>
      <h3 className="mb-1 font-semibold">{title}</h3>
      <ul className="grid list-disc grid-cols-[minmax(0,1fr)] gap-1 break-words pl-5">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  );
}
