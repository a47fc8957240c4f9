import fc from "fast-check";

/** Property tests draw the same cases on every machine: a red run can be repeated. `FC_SEED` draws others, to look for more. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_261_123) });
