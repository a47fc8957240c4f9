/** Which names a stub resolver asks for, and in which order. Each rule was read in the resolver's own source; README.md names it. */
export const LIBCS = ["glibc", "musl", "go"] as const;
export type Libc = (typeof LIBCS)[number];
export type Family = "A" | "AAAA";
export type Answer = "NOERROR" | "NXDOMAIN";

export type NameRequest = {
  /** As the program wrote it; a dot at its end is kept. */
  name: string;
  ndots: number;
  search: readonly string[];
  libc: Libc;
};
/** A name of the list, without a dot at its end, and the domain that made it: null for the name as it was written. */
export type Candidate = { name: string; domain: string | null };

/** A name on the wire, without the dot at its end: RFC 1035 allows 255 octets, which are 253 characters. */
const LONGEST_NAME = 253;
/** All three cap ndots here. */
const MOST_NDOTS = 15;
/** musl reads resolv.conf into 256 bytes and leaves out a line that does not fit with its line end. */
const MUSL_LINE = 254;
const KEYWORD = "search ".length;

/** Every name that would be asked for if none of them existed. */
export function candidatesOf({ name, ndots, search, libc }: NameRequest): Candidate[] {
  const asWritten: Candidate = { name: withoutDot(name), domain: null };
  if (name.endsWith(".")) return asked([asWritten], libc);
  const isAbsoluteFirst = dotsIn(name) >= Math.min(ndots, MOST_NDOTS);
  const domains = domainsFor(libc, search);
  const searched = domains.map((domain) => searchedName(name, domain));
  // glibc takes a "." in the search list for the name itself and does not ask for it again at the end.
  const hasRoot = domains.includes("");
  if (!isAbsoluteFirst) return asked(hasRoot ? searched : [...searched, asWritten], libc);
  // The one difference that breaks pods: musl stops here, glibc and Go go on to the search list after a miss.
  return asked(libc === "musl" ? [asWritten] : [asWritten, ...searched], libc);
}

/** The names up to and including the first that exists. */
export function namesAsked(request: NameRequest, exists: ReadonlySet<string>): (Candidate & { answer: Answer })[] {
  const asked: (Candidate & { answer: Answer })[] = [];
  for (const candidate of candidatesOf(request)) {
    const answer = exists.has(candidate.name.toLowerCase()) ? "NOERROR" : "NXDOMAIN";
    asked.push({ ...candidate, answer });
    if (answer === "NOERROR") break;
  }
  return asked;
}

/** Words of a text, one a line or separated by spaces, without the dot at their end; "." stays. */
export function wordsOf(text: string): string[] {
  return text
    .split(/\s+/)
    .filter((word) => word !== "")
    .map((word) => (word === "." ? word : withoutDot(word)));
}

export function existingNames(names: readonly string[]): Set<string> {
  return new Set(names.map((name) => withoutDot(name).toLowerCase()));
}

export function dotsIn(name: string): number {
  return name.split(".").length - 1;
}

/** The search list as this resolver keeps it; "" stands for the root. */
function domainsFor(libc: Libc, search: readonly string[]): string[] {
  const isTooLong = libc === "musl" && KEYWORD + search.join(" ").length > MUSL_LINE;
  const kept = isTooLong ? [] : search;
  return libc === "glibc"
    ? kept.map((domain) => withoutDot(domain.replace(/^\./, "")))
    : kept.filter((domain) => domain !== ".").map(withoutDot);
}

function searchedName(name: string, domain: string): Candidate {
  return { name: domain === "" ? name : `${name}.${domain}`, domain: domain === "" ? "." : domain };
}

function asked(candidates: Candidate[], libc: Libc): Candidate[] {
  const fitting = candidates.filter(({ name }) => name !== "" && name.length <= LONGEST_NAME);
  // Go keeps .onion names away from DNS (RFC 7686).
  return libc === "go" ? fitting.filter(({ name }) => !name.toLowerCase().endsWith(".onion")) : fitting;
}

function withoutDot(name: string): string {
  return name.endsWith(".") ? name.slice(0, -1) : name;
}
