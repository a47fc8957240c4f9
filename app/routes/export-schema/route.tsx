import { exportJsonSchema } from "../../domain/account/export";

/** What *Download everything* gives, as JSON Schema: public, because it says nothing about anybody. */
export function loader() {
  return new Response(`${JSON.stringify(exportJsonSchema(), null, 2)}\n`, {
    headers: { "Content-Type": "application/schema+json; charset=utf-8", "Cache-Control": "public, max-age=3600" },
  });
}
