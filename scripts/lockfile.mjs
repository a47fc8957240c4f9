// Checks that the lock file names no registry, holds a digest for every package, and has the packages of every platform:
// an install on one platform can silently drop the others' optional packages, and `npm ci` then fails there.
import { readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./bootstrap.mjs";

/** @typedef {{ resolved?: string, integrity?: string, link?: boolean, optionalDependencies?: Record<string, string> }} Entry */

/**
 * @param {Record<string, Entry>} packages the lock file's `packages`
 * @returns {string[]} problems, each with its mend
 */
export function lockfileProblems(packages) {
  const problems = [];
  for (const [place, entry] of Object.entries(packages)) {
    if (entry.resolved !== undefined)
      problems.push(
        `${place} records a download address: npm config set omit-lockfile-registry-resolved true, then install again`,
      );
    if (place !== "" && entry.link !== true && entry.integrity === undefined)
      problems.push(`${place} has no integrity digest: delete the lock file and node_modules, install again`);
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      if (!isReachable(packages, place, name))
        problems.push(
          `${name}, needed by ${place} on some platform, is missing: delete the lock file and node_modules, install again; if it stays missing pin an older version`,
        );
    }
  }
  return problems;
}

function isReachable(
  /** @type {Record<string, Entry>} */ packages,
  /** @type {string} */ from,
  /** @type {string} */ name,
) {
  let place = from;
  for (;;) {
    if (packages[`${place === "" ? "" : `${place}/`}node_modules/${name}`] !== undefined) return true;
    if (place === "") return false;
    const cut = place.lastIndexOf("/node_modules/");
    place = cut < 0 ? "" : place.slice(0, cut);
  }
}

/** @returns {string[]} names in package.json that are not pinned to one exact version */
export function unpinned(/** @type {Record<string, Record<string, string> | undefined>} */ manifest) {
  const all = { ...manifest["dependencies"], ...manifest["devDependencies"], ...manifest["overrides"] };
  return Object.entries(all)
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name}@${version} is not an exact version`);
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const read = (/** @type {string} */ file) => JSON.parse(readFileSync(path.join(ROOT, file), "utf8"));
  const problems = [...lockfileProblems(read("package-lock.json").packages), ...unpinned(read("package.json"))];
  for (const problem of problems) console.log(problem);
  process.exit(problems.length === 0 ? 0 : 1);
}
