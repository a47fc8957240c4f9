import { UNSAFE_RemixContext as RemixContext } from "@remix-run/react";
import { render, type RenderResult } from "@testing-library/react";
import type { ComponentProps, ReactElement } from "react";
import { createMemoryRouter, RouterProvider } from "react-router-dom";

type RemixValue = NonNullable<ComponentProps<typeof RemixContext.Provider>["value"]>;

/** What Remix's Link and Form read of their context: no manifest, no prefetching. */
const EMPTY: RemixValue = {
  manifest: { routes: {}, entry: { imports: [], module: "" }, url: "", version: "" },
  routeModules: {},
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: false,
    v3_relativeSplatPath: true,
    v3_singleFetch: true,
  },
  serverHandoffString: "",
  isSpaMode: false,
};

/** Renders a page's part as at `address`, with links and forms that work. Needs the happy-dom environment. */
export function renderPage(element: ReactElement, address = "/"): RenderResult {
  const router = createMemoryRouter([{ path: "*", element }], {
    initialEntries: [address],
    future: {
      v7_fetcherPersist: true,
      v7_normalizeFormMethod: true,
      v7_partialHydration: true,
      v7_relativeSplatPath: true,
      v7_skipActionErrorRevalidation: true,
    },
  });
  return render(
    <RemixContext.Provider value={EMPTY}>
      <RouterProvider router={router} future={{ v7_startTransition: true }} />
    </RemixContext.Provider>,
  );
}
