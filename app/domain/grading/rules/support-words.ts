/** Phrases by their first word. */
export type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

export function phrases(list: string): Phrases {
  const byFirst = new Map<string, string[][]>();
  for (const phrase of list.split("|")) {
    const words = phrase.split(" ").map((word) => word.replace("'d", ""));
    const first = words[0] ?? "";
    byFirst.set(first, [...(byFirst.get(first) ?? []), words]);
  }
  return byFirst;
}

export const TRADEOFF = phrases(
  "instead of|rather than|at the cost of|at the price of|at the expense of|trade-off|tradeoff|trade off|give up|giving up|gave up|sacrifice|downside|drawback|price we pay|price i pay|in exchange|in return|the alternative|" +
    "alternative|alternatively|considered|rejected|i would rather|i'd rather|we would rather|costs more|costs us|costs extra|more expensive|cheaper but|but costs|but it costs|at a cost|accept|accepting|worth|not worth|compromise|the catch|the price|we pay|i pay|waste|wasted|" +
    "save less|saves less|cheaper than|over-provision|buys us|gives us less|on the other hand|compared with|compared to|in favour of|in favor of|as opposed to|the cost is|would also work|could also|would be cheaper|would save|lose some",
);
export const FAILURE = phrases(
  "fails|fail|failed|failing|breaks down|outage|worst case|worst-case|otherwise|or else|if not|stops working|collapse|collapses|too late|timeout|timeouts|time out|times out|errors|5xx|503|503s|" +
    "unavailable|dropped|cascade|cascades|overload|overloaded|stuck|wakes up|page|paged|without|unless|runs out|run out|never comes|falls over|blown|violated|breach|breached|starve|starved|still works|still reach|still reachable|bypass|bypasses|goes wrong|does nothing|do nothing",
);
export const CONDITION = phrases(
  "only if|only when|as long as|unless|until|provided|assuming|depends on|depending on|up to|in case|stops being|holds only|only holds|threshold|break-even|break even|even if|even when|except|limit is|does not hold|would not hold",
);
export const BOUND = phrases(
  "above|below|beyond|at least|at most|more than|less than|exceeds|under|over|not more than|no more than|once|if more than|if fewer than|if less than",
);
/** Where the step stops holding, or what was weighed: said in too many other ways to count by itself. */
export const EXCEPTION = phrases(
  "except|exception|would still|still get|still gets|does nothing for|do nothing for|not a full fix|instead|rather than|i would rather|i refuse|prefer|i would not|we would not|even though|although|not only|if one|if a|if an|if you|if they|if that|if we|if i",
);
/** Words that join the two ends of a link as readily as they back it: they count only outside the stretch that the link covers. */
export const JOINING = new Set([
  "without",
  "unless",
  "otherwise",
  "or",
  "if",
  "until",
  "as",
  "in",
  "once",
  "only",
  "even",
  "assuming",
  "provided",
]);
