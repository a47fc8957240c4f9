/** The closed form that a simulated bill is held against. All shares 0..1. */
export type Mix = {
  /** Of all GPUs. */
  spotShare: number;
  discount: number;
  /** Of the spot GPUs' time, spent on demand because spot was not there. */
  fallbackShare: number;
};

export type MixSaving = {
  saving: number;
  /** With free spot: the cap of the mix. */
  mostEver: number;
  /** Discount at which the saving is 40%, and 55%; above 1 no price does it. null without spot. */
  discountFor40: number | null;
  discountFor55: number | null;
};

/** saving = s d (1 - f): each GPU-hour on spot saves the discount, the others nothing. */
export function savingOf({ spotShare, discount, fallbackShare }: Mix): MixSaving {
  const effective = spotShare * (1 - fallbackShare);
  const discountFor = (saving: number): number | null => (effective === 0 ? null : saving / effective);
  return {
    saving: effective * discount,
    mostEver: effective,
    discountFor40: discountFor(0.4),
    discountFor55: discountFor(0.55),
  };
}
