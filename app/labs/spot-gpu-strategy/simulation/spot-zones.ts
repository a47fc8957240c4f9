import type { Zone } from "./availability";

/** Spot replicas of one zone. */
export type ZoneFleet = {
  zone: Zone;
  index: number;
  /** In the router, taking requests. */
  ready: number;
  /** Asked for, not ready yet, in the order of their becoming ready. */
  pending: { count: number; readyAt: number }[];
  pendingCount: number;
  /** Place in `zone.singles`. */
  nextSingle: number;
};

/** Replicas of one zone that have been given notice together. */
export type Leaving = {
  zone: number;
  count: number;
  noticeAt: number;
  lossAt: number;
  /** Ready replicas of the zone just before, this group among them. */
  ofReady: number;
  isReclaim: boolean;
  /** Share of a replica in use when the group left the router. */
  utilisation: number;
};

export function zoneFleet(zone: Zone, index: number): ZoneFleet {
  return { zone, index, ready: 0, pending: [], pendingCount: 0, nextSingle: 0 };
}

/** Replicas that one can count on: those with a notice are not among them. */
export function held(fleet: ZoneFleet): number {
  return fleet.ready + fleet.pendingCount;
}

/** What was asked for becomes ready. */
export function becomeReady(fleet: ZoneFleet, step: number): void {
  for (let first = fleet.pending[0]; first !== undefined && first.readyAt <= step; first = fleet.pending[0]) {
    fleet.ready += first.count;
    fleet.pendingCount -= first.count;
    fleet.pending.shift();
  }
}

/**
 * Takes back what the zone will not give any more when the notice is over, replicas that are still starting first. The groups that
 * get their notice at this step; a loss that nobody announced, in a series with a dip shorter than the notice, has none left.
 */
export function noticesAt(fleet: ZoneFleet, step: number, noticeSteps: number): Leaving[] {
  const { gives, singles } = fleet.zone;
  const groups: Leaving[] = [];
  const then = gives[Math.min(gives.length - 1, step + noticeSteps)] ?? 0;
  const now = gives[step] ?? 0;
  if (held(fleet) > then) groups.push(...taken(fleet, held(fleet) - then, step, step + noticeSteps, then === 0));
  if (held(fleet) > now) groups.push(...taken(fleet, held(fleet) - now, step, step, now === 0));
  for (
    let at = singles[fleet.nextSingle];
    at !== undefined && at - noticeSteps <= step;
    at = singles[fleet.nextSingle]
  ) {
    fleet.nextSingle += 1;
    if (fleet.ready > 0) groups.push(...taken(fleet, 1, step, step + noticeSteps, false, true));
  }
  return groups;
}

function taken(
  fleet: ZoneFleet,
  count: number,
  noticeAt: number,
  lossAt: number,
  isReclaim: boolean,
  onlyReady = false,
): Leaving[] {
  const fromReady = onlyReady ? count : Math.max(0, count - cancelPending(fleet, count));
  if (fromReady === 0) return [];
  const ofReady = fleet.ready;
  fleet.ready -= fromReady;
  return [{ zone: fleet.index, count: fromReady, noticeAt, lossAt, ofReady, isReclaim, utilisation: 1 }];
}

/** Drops up to `count` replicas that are not ready yet, the latest first; how many it were. */
function cancelPending(fleet: ZoneFleet, count: number): number {
  let left = count;
  while (left > 0) {
    const last = fleet.pending.at(-1);
    if (last === undefined) break;
    const gone = Math.min(left, last.count);
    last.count -= gone;
    fleet.pendingCount -= gone;
    left -= gone;
    if (last.count === 0) fleet.pending.pop();
  }
  return count - left;
}

/**
 * Brings the fleet to `wanted` replicas (less those of `stillCounted`, which are leaving without anybody having noticed): asks the zone
 * with the fewest, lets go in the zone with the most, and evens out when a zone is back.
 */
export function steer(fleets: readonly ZoneFleet[], wanted: number, stillCounted: number, clock: Clock): void {
  const total = sum(fleets, held);
  let missing = wanted - total - stillCounted;
  while (missing > 0) {
    const zone = emptiest(fleets, clock);
    if (zone === null) break;
    launch(zone, 1, clock);
    missing -= 1;
  }
  let surplus = Math.min(total - wanted, sum(fleets, ({ ready }) => ready) - wanted);
  while (surplus > 0) {
    const zone = fleets.reduce((most, one) => (one.ready > most.ready ? one : most));
    zone.ready -= 1;
    surplus -= 1;
  }
  if (missing <= 0) evenOut(fleets, clock);
}

export type Clock = { step: number; noticeSteps: number; coldSteps: number };

/** Once nothing is starting, the emptiest zone gets half of what the fullest has more; the fullest lets go when they are ready. */
function evenOut(fleets: readonly ZoneFleet[], clock: Clock): void {
  if (fleets.length < 2 || fleets.some(({ pendingCount }) => pendingCount > 0)) return;
  const fewest = emptiest(fleets, clock);
  if (fewest === null) return;
  const most = fleets.reduce((highest, one) => Math.max(highest, one.ready), 0);
  const half = Math.floor((most - fewest.ready) / 2);
  if (half >= 1) launch(fewest, Math.min(half, room(fewest, clock)), clock);
}

function launch(fleet: ZoneFleet, count: number, { step, coldSteps }: Clock): void {
  if (coldSteps === 0) {
    fleet.ready += count;
    return;
  }
  const last = fleet.pending.at(-1);
  if (last?.readyAt === step + coldSteps) last.count += count;
  else fleet.pending.push({ count, readyAt: step + coldSteps });
  fleet.pendingCount += count;
}

function emptiest(fleets: readonly ZoneFleet[], clock: Clock): ZoneFleet | null {
  let best: ZoneFleet | null = null;
  for (const fleet of fleets) {
    if (room(fleet, clock) > 0 && (best === null || held(fleet) < held(best))) best = fleet;
  }
  return best;
}

/** A zone that is about to take replicas back gives no new ones. */
function room(fleet: ZoneFleet, { step, noticeSteps }: Clock): number {
  const { gives } = fleet.zone;
  return Math.min(gives[step] ?? 0, gives[Math.min(gives.length - 1, step + noticeSteps)] ?? 0) - held(fleet);
}

export function sum<T>(list: readonly T[], of: (one: T) => number): number {
  let total = 0;
  for (const one of list) total += of(one);
  return total;
}
