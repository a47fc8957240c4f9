import { useLoaderData } from "@remix-run/react";
import { checkReadiness } from "../../services/check-readiness.server";

/** The framework's floor: the smallest page with one database query, under the same root and the same session lookup. */
export async function loader(): Promise<{ scenarios: number }> {
  const { scenarios } = await checkReadiness();
  return { scenarios };
}

export default function BenchFloor() {
  const { scenarios } = useLoaderData<typeof loader>();
  return <p>{scenarios}</p>;
}
