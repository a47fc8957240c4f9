import { env } from "../env.server";

/** An address of ours as people elsewhere type it: under PUBLIC_URL, or under the host that was asked. */
export function publicUrl(request: Request, path: string): string {
  return new URL(path, env.PUBLIC_URL ?? request.url).href;
}
