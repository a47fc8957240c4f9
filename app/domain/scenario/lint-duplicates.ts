import type { Problem } from "./issue";

/** Problems for each id that stands more than once in a list. */
export function duplicates(file: string, key: string, ids: readonly string[]): Problem[] {
  return ids.flatMap((id, index) =>
    ids.indexOf(id) === index
      ? []
      : [
          {
            file,
            path: [key, index, "id"],
            problem: `the id '${id}' stands twice`,
            mend: "give each entry an id of its own",
          },
        ],
  );
}
