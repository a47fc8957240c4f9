import { ContrastColumns, ContrastReveal } from "../../components/attempt/contrast/contrast-columns";
import { ModelAnswers } from "../../components/attempt/contrast/model-answers";
import { ContinueForm } from "../../components/attempt/continue-form";
import { DifferenceForm } from "../../components/attempt/reply/difference-form";
import { useForgetReplies } from "../../components/attempt/reply/use-kept-reply";
import { useFocusOnChange } from "../../components/attempt/use-focus-on-change";
import { LinkButton } from "../../components/ui/button";
import { DimensionTag } from "../../components/ui/dimension-tag";
import { FormError } from "../../components/ui/form-error";
import { LevelShape } from "../../components/ui/level-badge";
import { PageTitle, Section } from "../../components/ui/page";
import { paths } from "../../paths";
import type { ContrastItem, ContrastView } from "../../services/views";

type SentDifference = { problem: string; criterionId: string | null; text: string };

/** Three answers side by side, one criterion at a time; the principle comes after one's own sentence. */
export function ContrastPage({ view, sent }: { view: ContrastView; sent: SentDifference | null }) {
  const { frame, items, currentId, models } = view;
  const said = items.filter(({ note }) => note !== null);
  const current = items.find(({ criterionId }) => criterionId === currentId) ?? null;
  useFocusOnChange(said.length === 0 ? null : `said-${said.at(-1)?.criterionId ?? ""}`);
  useForgetReplies(said.map(({ criterionId }) => `${frame.id}:contrast:${criterionId}`));
  return (
    <>
      <PageTitle lead="Two answers to the same question, and yours between them. Look for what separates them before you read why.">
        Contrast
      </PageTitle>
      <Index items={items} currentId={currentId} />
      {said.map((item) => (
        <details
          key={item.criterionId}
          id={`contrast-${item.criterionId}`}
          className="disclosure scroll-mt-24 border-b border-line py-3"
          open={item.criterionId === said.at(-1)?.criterionId}
        >
          <summary id={`said-${item.criterionId}`} className="text-base">
            <h2>
              <Title item={item} />
            </h2>
          </summary>
          <div className="pb-4 pt-4">
            <ContrastColumns item={item} />
            <ContrastReveal item={item} />
          </div>
        </details>
      ))}
      {current === null ? null : (
        <section key={current.criterionId} aria-labelledby="current" className="mt-8">
          <h2 id="current" className="mb-5 text-xl">
            <Title item={current} />
          </h2>
          <ContrastColumns item={current} />
          <div className="mt-6 border-t border-line pt-5">
            {sent !== null && sent.criterionId !== current.criterionId ? <FormError errors={[sent.problem]} /> : null}
            <DifferenceForm
              keepId={`${frame.id}:contrast:${current.criterionId}`}
              criterionId={current.criterionId}
              initial={sent?.criterionId === current.criterionId ? sent.text : ""}
              error={sent?.criterionId === current.criterionId ? sent.problem : null}
            />
          </div>
        </section>
      )}
      {models === null ? null : (
        <>
          <div className="mt-8">
            {frame.phase === "contrast" ? (
              <ContinueForm label="Finish" problem={sent?.problem ?? null} />
            ) : (
              <LinkButton to={paths.finished(frame.id)} variant="primary">
                To the summary <span aria-hidden="true">→</span>
              </LinkButton>
            )}
          </div>
          <Section title="The two answers, whole">
            <ModelAnswers models={models} />
          </Section>
        </>
      )}
    </>
  );
}

function Title({ item }: { item: ContrastItem }) {
  return (
    <span>
      {item.title} <DimensionTag dimension={item.dimension} />
    </span>
  );
}

/** How many there are and which is next, so that nobody wonders how long this takes. */
function Index({ items, currentId }: { items: readonly ContrastItem[]; currentId: string | null }) {
  if (currentId === null) return null;
  return (
    <ol aria-label="Criteria" className="mb-6 flex flex-wrap gap-x-5 gap-y-1 text-sm text-ink-soft">
      {items.map(({ criterionId, title, finalLevel, note }) => (
        <li
          key={criterionId}
          className={`inline-flex items-center gap-1.5 ${criterionId === currentId ? "font-semibold text-ink" : ""}`}
          aria-current={criterionId === currentId ? "step" : undefined}
        >
          <LevelShape level={finalLevel} size={13} />
          {note === null ? title : <s className="decoration-1">{title}</s>}
        </li>
      ))}
    </ol>
  );
}
