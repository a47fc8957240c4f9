import type { ReactNode } from "react";
import type { DiffPart } from "../../../domain/attempt/version-diff";
import { Button } from "../../ui/button";
import { DiffText, useVersionDiff } from "./diff-text";
import { CHOICES } from "./intent";

/** Two versions of the design, their difference, and the three things one can do. Nothing is dropped until one is chosen. */
export function VersionChoice({
  title,
  children,
  parts,
  otherName,
  buttons,
}: {
  title: ReactNode;
  children: ReactNode;
  parts: readonly DiffPart[] | null;
  otherName: string;
  buttons: ReactNode;
}) {
  return (
    <section className="mb-5 border-l-4 border-warn bg-warn-soft px-4 py-3" aria-label={`Two versions: ${otherName}`}>
      <h3 className="font-semibold">{title}</h3>
      <div className="mb-2 text-[0.94rem]">{children}</div>
      {parts === null ? null : (
        <>
          <p className="text-sm text-ink-soft">
            <del className="text-danger">struck through</del>: only in the editor.{" "}
            <ins className="text-good underline-offset-4">Underlined</ins>: only in {otherName}.
          </p>
          <DiffText parts={parts} />
        </>
      )}
      <div className="mt-3 flex flex-wrap gap-2">{buttons}</div>
    </section>
  );
}

/** A version that the server keeps: the buttons belong to the editor's form, so that they work without scripts too. */
export function KeptVersion({
  formId,
  conflictId,
  title,
  about,
  otherName,
  parts,
}: {
  formId: string;
  conflictId: string;
  title: ReactNode;
  about: ReactNode;
  otherName: string;
  parts: readonly DiffPart[] | null;
}) {
  return (
    <VersionChoice
      title={title}
      parts={parts}
      otherName={otherName}
      buttons={CHOICES.map(({ choice, label }) => (
        <Button key={choice} size="small" form={formId} name="intent" value={`resolve:${choice}:${conflictId}`}>
          {label}
        </Button>
      ))}
    >
      {about}
    </VersionChoice>
  );
}

/** The save that came too late just now: the other tab's text is on the server, this one stands in the editor. */
export function StaleVersion({
  formId,
  conflictId,
  editor,
  other,
}: {
  formId: string;
  conflictId: string;
  editor: string;
  other: string;
}) {
  return (
    <KeptVersion
      formId={formId}
      conflictId={conflictId}
      title="Another tab or device has saved a different version"
      about="What you wrote here is kept, and so is the other version. Choose which one goes on; until then nothing here is saved over it."
      otherName="the version saved elsewhere"
      parts={useVersionDiff(editor, other)}
    />
  );
}
