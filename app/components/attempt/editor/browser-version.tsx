import type { FoundCopy } from "../../../domain/attempt/browser-copy";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { Time } from "../../ui/time";
import { useVersionDiff } from "./diff-text";
import { chosenText, CHOICES } from "./intent";
import { VersionChoice } from "./version-choice";

/** A version that only this browser holds and that went another way than the server's. */
export function BrowserVersion({
  offer,
  editor,
  onSettle,
}: {
  offer: FoundCopy;
  editor: string;
  /** null: the editor stays as it is and the copy goes. */
  onSettle: (text: string | null) => void;
}) {
  const other = offer.copy.text;
  return (
    <VersionChoice
      title="This browser holds another version"
      parts={useVersionDiff(editor, other)}
      otherName="this browser's version"
      buttons={CHOICES.map(({ choice, label }) => (
        <Button
          key={choice}
          type="button"
          size="small"
          onClick={() => {
            onSettle(choice === "keep" ? null : chosenText(choice, editor, other));
          }}
        >
          {label}
        </Button>
      ))}
    >
      Written <Time iso={new Date(offer.copy.at).toISOString()} /> and never confirmed by the server, which has a
      different text by now.
    </VersionChoice>
  );
}

/** Says that unsaved work came back, and lets the person see the server's version instead. */
export function RestoredNotice({
  serverText,
  onUseServer,
  onDismiss,
}: {
  serverText: string;
  onUseServer: () => void;
  onDismiss: () => void;
}) {
  return (
    <div className="mb-5">
      <Notice tone="good" isLive title="Your last words are back">
        The server had not got everything that you wrote; this browser had kept it.
        <span className="mt-2 flex flex-wrap gap-2">
          <Button type="button" size="small" onClick={onDismiss}>
            Go on with it
          </Button>
          <Button type="button" size="small" onClick={onUseServer}>
            {serverText === "" ? "Start from the empty page instead" : "Take the server's older version instead"}
          </Button>
        </span>
      </Notice>
    </div>
  );
}
