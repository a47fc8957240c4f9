import { distance } from "fastest-levenshtein";
import type { Token } from "../text/tokens";
import { stemOf } from "../text/words";

export type WordMatch = "stem" | "exact" | "prefix";

/** Letters from which a plain word forgives one typo; shorter words have too many neighbours. */
const TYPO_LENGTH = 6;
const TYPO_LIMIT = 24;
/** Real words one letter away from a word of the trade. */
const NO_TYPO = new Set(["attach", "attached", "attaches", "attaching", "reverse", "reversed", "internet"]);

/** Every distinct word the patterns of one scenario ask for, numbered, so that a token is looked up once. */
export class Vocabulary {
  private readonly ids = new Map<string, number>();
  private readonly stems = new Map<string, number[]>();
  private readonly prefixes: { text: string; id: number }[] = [];
  private readonly typo = new Map<string, { stem: string; lower: string; ids: number[] }[]>();
  private readonly joins = new Map<string, number>();
  private frozen = false;

  word(lower: string, match: WordMatch): number {
    const key = match === "stem" ? `~${stemOf(lower)}` : match === "exact" ? `=${lower}` : `*${lower}`;
    const known = this.ids.get(key);
    const id = known ?? this.ids.size;
    if (known === undefined) {
      if (this.frozen) throw new Error("the vocabulary is closed");
      this.ids.set(key, id);
      if (match === "stem") this.stems.set(stemOf(lower), [id]);
      if (match === "prefix") this.prefixes.push({ text: lower, id });
    }
    if (match === "stem" && lower.length >= TYPO_LENGTH && /^[a-z]+$/.test(lower)) this.addTypo(lower, id);
    return id;
  }

  joined(text: string): number {
    const known = this.joins.get(text);
    if (known !== undefined) return known;
    const id = this.ids.size;
    this.ids.set(`+${text}`, id);
    this.joins.set(text, id);
    return id;
  }

  private addTypo(lower: string, id: number): void {
    const bucket = this.typo.get(lower[0] ?? "") ?? [];
    if (!bucket.some((entry) => entry.lower === lower)) bucket.push({ stem: stemOf(lower), lower, ids: [id] });
    this.typo.set(lower[0] ?? "", bucket);
  }

  freeze(): void {
    this.frozen = true;
  }

  /** Ids of every pattern word this token satisfies. The caller caches by the token's spelling. */
  idsFor(token: Token): number[] {
    const ids = [...(this.stems.get(token.stem) ?? [])];
    const exact = this.ids.get(`=${token.lower}`);
    if (exact !== undefined) ids.push(exact);
    for (const prefix of this.prefixes) if (token.lower.startsWith(prefix.text)) ids.push(prefix.id);
    const whole = this.joins.get(token.lower);
    if (whole !== undefined) ids.push(whole);
    if (ids.length === 0) ids.push(...this.typosOf(token));
    return ids;
  }

  /** The id of an identifier read as one word: "preStop" and "prestop" alike. */
  joinedIds(token: Token): number[] {
    if (token.span === 0) return [];
    const ids: number[] = [];
    const whole = this.joins.get(token.joined);
    if (whole !== undefined) ids.push(whole);
    ids.push(...(this.stems.get(stemOf(token.joined)) ?? []));
    return ids;
  }

  private typosOf(token: Token): number[] {
    const { lower } = token;
    if (token.kind !== "word" || lower.length < TYPO_LENGTH || lower.length > TYPO_LIMIT || NO_TYPO.has(lower))
      return [];
    for (const entry of this.typo.get(lower[0] ?? "") ?? []) {
      if (Math.abs(entry.lower.length - lower.length) <= 1 && distance(entry.lower, lower) === 1) return entry.ids;
      if (
        entry.stem.length >= TYPO_LENGTH &&
        Math.abs(entry.stem.length - token.stem.length) <= 1 &&
        distance(entry.stem, token.stem) === 1
      )
        return entry.ids;
    }
    return [];
  }
}
