import { Facts } from "../practice/facts";
import { Diagram } from "../ui/diagram";
import { Disclosure } from "../ui/disclosure";
import { Prose } from "../ui/prose";
import type { BriefView, DesignView } from "../../services/views";

/** The situation, small enough to stay beside the editor: question, numbers, then what is opened when it is needed. */
export function BriefPanel({
  brief,
  expectations,
}: {
  brief: BriefView;
  /** null in an interview: what is expected is not told there. */
  expectations: DesignView["expectations"] | null;
}) {
  return (
    <div className="text-[0.94rem]">
      <p className="border-l-4 border-accent pl-4 text-base leading-relaxed">{brief.question}</p>
      <div className="mt-4">
        <Prose html={brief.storyHtml} />
      </div>
      <h3 className="mb-1 mt-5 font-semibold">The numbers</h3>
      <Facts facts={brief.facts} />
      <div className="mt-4 grid gap-1">
        {brief.diagram === null ? null : (
          <Disclosure summary="The picture">
            <Diagram diagram={brief.diagram} />
          </Disclosure>
        )}
        {expectations === null ? null : (
          <Disclosure summary="What is expected at my level">
            <Expected title="Senior" items={expectations.senior} />
            <Expected title="Staff, also" items={expectations.staff} />
          </Disclosure>
        )}
      </div>
    </div>
  );
}

function Expected({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <>
      <h4 className="mt-1 font-semibold">{title}</h4>
      <ul className="mb-2 list-disc pl-5">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </>
  );
}
