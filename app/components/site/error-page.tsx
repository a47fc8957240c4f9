import { paths } from "../../paths";
import { LinkButton } from "../ui/button";
import { PageTitle } from "../ui/page";

export type ErrorWords = { title: string; message: string };

/** What a person reads for a status; `said` is the server's own sentence, shown only where it was written for people (4xx). */
export function errorWords(status: number, said: string | null): ErrorWords {
  if (status === 404) {
    return {
      title: "There is nothing at this address",
      message:
        "It may have been mistyped, or what was here has been deleted, or it belongs to somebody else's account.",
    };
  }
  if (status === 429) {
    return { title: "Too many tries", message: said ?? "Wait a minute and try again. Nothing you saved is lost." };
  }
  if (status >= 400 && status < 500) {
    return { title: "That is not possible here", message: said ?? "Go back, load the page again and repeat it." };
  }
  return {
    title: "Something went wrong on our side",
    message: "Nothing you saved is lost. Load the page again; if it happens twice, the server's log has the details.",
  };
}

/** Keeps the frame of the site, says what happened and what to do next. */
export function ErrorPage({ status, said }: { status: number; said: string | null }) {
  const words = errorWords(status, said);
  return (
    <div className="max-w-measure py-8">
      <PageTitle kicker={`Error ${String(status)}`} lead={words.message}>
        {words.title}
      </PageTitle>
      <p className="flex flex-wrap gap-3">
        <LinkButton to={paths.home()} variant="primary">
          Go to the first page
        </LinkButton>
        <LinkButton to={paths.library()}>Open the library</LinkButton>
      </p>
    </div>
  );
}
