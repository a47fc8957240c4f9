/** What a run can be taken away as. */
export const LAB_FILES = ["result.json", "tables.csv", "picture.svg"] as const;
export type LabFile = (typeof LAB_FILES)[number];
