/**
 * Stream lengths: exponential with mean m = median / ln 2, cut off at the longest length c.
 *
 * A stream that is found running has, by renewal theory, a rest longer than u with probability
 * (integral of S from u to c) / (integral of S from 0 to c) with S(t) = exp(-t / m): the length-biased rest, not the length.
 */
export type StreamLengths = {
  /** Mean length in seconds. */
  mean: number;
  /** Share of the running streams that need more than this many seconds still. */
  unfinishedAfter: (seconds: number) => number;
  /** A length, from a number in [0, 1). */
  draw: (random: number) => number;
};

export function streamLengths({
  streamMedian,
  streamLongest,
}: {
  streamMedian: number;
  streamLongest: number;
}): StreamLengths {
  const scale = streamMedian / Math.LN2;
  const beyond = Math.exp(-streamLongest / scale);
  return {
    mean: scale * (1 - beyond),
    unfinishedAfter: (seconds) =>
      seconds >= streamLongest ? 0 : (Math.exp(-Math.max(0, seconds) / scale) - beyond) / (1 - beyond),
    draw: (random) => Math.min(streamLongest, -scale * Math.log(1 - random)),
  };
}
