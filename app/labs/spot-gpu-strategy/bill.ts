import type { Params } from "./params";
import type { Result } from "./result";
import type { Recording } from "./simulation/fleet";

/** Discount of a zone, 0..1: that of the cheapest, less a step for every zone before it. */
export function discountOf({ discount, discountStep }: Params, zone: number): number {
  return Math.max(0, discount - zone * discountStep) / 100;
}

/** Dollars per hour on average, against all GPUs on demand all day. Starting and leaving replicas are paid like any other. */
export function billOf({ baseline, paid, steps }: Recording, params: Params): Result["bill"] {
  const price = params.priceOnDemand;
  const onDemand = (params.peakGpus + params.batchGpus) * price;
  const spot = paid.spotOf.reduce(
    (sum, gpus, zone) => sum + (gpus / steps) * price * (1 - discountOf(params, zone)),
    0,
  );
  const fallback = (paid.fallback / steps) * price;
  const batchOnSpot = (params.batchGpus * params.batchSpotShare) / 100;
  const batch = (params.batchGpus - batchOnSpot) * price + batchOnSpot * price * (1 - discountOf(params, 0));
  const total = baseline * price + spot + fallback + batch;
  const spotGpus = paid.spotOf.reduce((sum, gpus) => sum + gpus / steps, 0) + batchOnSpot;
  const atFullPrice = baseline * price + fallback + (params.batchGpus - batchOnSpot) * price;
  return {
    ...{ onDemand, total, spot, fallback, batch },
    baseline: baseline * price,
    cut: 1 - total / onDemand,
    fallbackDay: fallback * 24,
    discountNeeded: discountNeeded(onDemand * (1 - params.targetCut / 100), atFullPrice, spotGpus * price),
  };
}

/** The one discount for all zones with `full + spot (1 - d) = wanted`; null when free spot would not be enough, or none is needed. */
function discountNeeded(wanted: number, full: number, spotAtFullPrice: number): number | null {
  if (spotAtFullPrice === 0 || full > wanted) return null;
  return Math.max(0, 1 - (wanted - full) / spotAtFullPrice);
}
