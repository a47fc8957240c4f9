import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { currentUser } from "./auth/require-user.server";
import { readTheme } from "./auth/theme.server";
import { useNonce } from "./components/nonce";
import { ErrorPage, errorWords } from "./components/site/error-page";
import { FocusOnNavigation } from "./components/site/focus-on-navigation";
import { Shortcuts } from "./components/site/shortcuts";
import { SiteFooter } from "./components/site/site-footer";
import { SiteHeader } from "./components/site/site-header";
import { SkipLink } from "./components/site/skip-link";
import { appContext } from "./services/app-context.server";
import { countDueToday } from "./services/review/count-due.server";
import stylesUrl from "./styles.css?url";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: stylesUrl },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "manifest", href: "/site.webmanifest" },
];

export const meta: MetaFunction = ({ error }) => {
  const status = isRouteErrorResponse(error) ? error.status : 500;
  return [{ title: error === undefined ? "defend-it" : `${errorWords(status, null).title} - defend-it` }];
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const app = await appContext();
  const user = await currentUser({ request, context }, app.db);
  return {
    user: user === null ? null : { email: user.email, due: await countDueToday(app, user.id) },
    theme: readTheme(request),
    shortcuts: user?.shortcuts ?? true,
  };
}

type RootData = Awaited<ReturnType<typeof loader>>;

/** The frame of every page, errors included; its data is missing when the root loader itself failed. */
export function Layout({ children }: { children: ReactNode }) {
  // undefined when the root loader failed; null when it did not run because an action's error is shown in its place.
  const data = useRouteLoaderData<typeof loader>("root") as RootData | null | undefined;
  const nonce = useNonce();
  const theme = data == null || data.theme === "system" ? undefined : data.theme;
  return (
    <html lang="en" data-theme={theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={theme ?? "light dark"} />
        <Meta />
        <Links />
      </head>
      <body className="flex flex-col">
        <SkipLink />
        <SiteHeader user={data?.user ?? null} />
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto w-full max-w-page grow px-4 pt-8 outline-none sm:px-6 md:pt-10"
        >
          {children}
        </main>
        <SiteFooter />
        <Shortcuts isOn={data?.shortcuts ?? true} />
        <FocusOnNavigation />
        <ScrollRestoration {...(nonce === undefined ? {} : { nonce })} />
        <Scripts {...(nonce === undefined ? {} : { nonce })} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  if (!isRouteErrorResponse(error)) return <ErrorPage status={500} said={null} />;
  return (
    <ErrorPage status={error.status} said={typeof error.data === "string" && error.data !== "" ? error.data : null} />
  );
}
