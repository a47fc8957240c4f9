/** Into whose account a file is brought; `attemptIds` leads from the file's ids to those here and is filled by the attempts. */
export type Bringing = {
  userId: string;
  now: Date;
  newId: () => string;
  attemptIds: Map<string, string>;
};

export function dateOrNull(value: string | null): Date | null {
  return value === null ? null : new Date(value);
}

export function jsonOrNull(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
