import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { currentUser } from "../../auth/require-user.server";
import { PageTitle } from "../../components/ui/page";
import { LibraryFilterSchema } from "../../paths";
import { appContext } from "../../services/app-context.server";
import { viewLibrary } from "../../services/view/view-library.server";
import { Filters } from "./filters";
import { LibraryList } from "./library-list";

export const meta: MetaFunction = () => [{ title: "Library - defend-it" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const app = await appContext();
  const user = await currentUser({ request, context }, app.db);
  // An empty field of the form is no filter, not a filter for nothing.
  const given = [...new URL(request.url).searchParams].filter(([, value]) => value !== "");
  const filter = LibraryFilterSchema.parse(Object.fromEntries(given));
  return { filter, isSignedIn: user !== null, view: await viewLibrary(app, user?.id ?? null, filter) };
}

export default function LibraryRoute() {
  const { filter, view, isSignedIn } = useLoaderData<typeof loader>();
  return (
    <>
      <PageTitle lead="Open design questions with their numbers. Each asks for a design and for its defence: cause, quantity, trade-off, failure, order, evidence.">
        Library
      </PageTitle>
      <Filters filter={filter} hasStates={isSignedIn} />
      <LibraryList view={view} isFiltered={Object.values(filter).some((value) => value !== undefined)} />
    </>
  );
}
