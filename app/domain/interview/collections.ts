/** Sets of scenarios that belong together, by id. One is offered only while the library holds all of it. */
export type Collection = { id: string; title: string; about: string; scenarioIds: readonly string[] };

export const COLLECTIONS: readonly Collection[] = [
  {
    id: "the-five",
    title: "The five",
    about: "The five designs that separate a senior answer from a recited one.",
    scenarioIds: [
      "senior-interview-gap",
      "pod-compromise-blast-radius",
      "spot-gpu-strategy",
      "gpu-autoscaling",
      "gpu-node-drain",
    ],
  },
];

/** The collections of which `has` knows every scenario: half of one would be another promise than its name. */
export function offeredCollections(
  has: (scenarioId: string) => boolean,
  collections: readonly Collection[] = COLLECTIONS,
): Collection[] {
  return collections.filter(({ scenarioIds }) => scenarioIds.every(has));
}
