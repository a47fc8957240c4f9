const LOOK_AHEAD = 400;

/** Numbers (from 1) of the lines of `now` that are not in `before` at their place: what a reader should look at. */
export function changedLines(before: string, now: string): number[] {
  const [old, fresh] = [before.split("\n"), now.split("\n")];
  const marks: number[] = [];
  let at = 0;
  for (let index = 0; index < fresh.length; index += 1) {
    const found = old.slice(at, at + LOOK_AHEAD).indexOf(fresh[index] ?? "");
    const isHere = found === 0 || (found > 0 && !returns(fresh, index, old[at]));
    if (isHere) at += found + 1;
    else marks.push(index + 1);
  }
  return marks;
}

/** The old line comes a little later in the new text: so this line was put in before it, and nothing was removed. */
function returns(fresh: readonly string[], index: number, line: string | undefined): boolean {
  return line !== undefined && fresh.slice(index + 1, index + 4).includes(line);
}
