import type { AttackEvent, Preset } from "../kit/lab";
import type { Params } from "./params";

export const presets: readonly Preset<Params>[] = [
  {
    id: "headline",
    title: "Both sides use the chain",
    why: "Rotation with reuse detection and 10 s of grace, and an owner at work: the copy is caught at her next renewal.",
    params: {},
  },
  {
    id: "naive",
    title: "Revoke on every used token, no grace",
    why: "What the on-call engineer wants: 9,000 sign-outs a day, and the thief who waits is not among them.",
    params: { graceSeconds: 0 },
  },
  {
    id: "today",
    title: "As it is: refused, nothing else",
    why: "The owner is refused and signs in again; the stolen chain goes on beside her.",
    params: { graceSeconds: 0, onReuse: "deny", endsSignIn: false },
  },
  {
    id: "owner-away",
    title: "Copied on Friday, back on Monday",
    why: "The same detector needs 63 hours when nobody else uses the chain.",
    params: { theftMinute: 121, awayHours: 63 },
  },
  {
    id: "own-token",
    title: "A repeat gets a token of its own",
    why: "Two live branches: neither ever presents a used token again, so the detector has nothing to see.",
    params: { repeats: "own", strategy: "trails", delaySeconds: 2 },
  },
  {
    id: "any-generation",
    title: "A grace for every generation",
    why: "The bug of django-oauth-toolkit 1617: a copy two generations old gets new tokens.",
    params: { repeats: "any", graceSeconds: 1000, delaySeconds: 1560 },
  },
  {
    id: "an-hour",
    title: "Grace of 60 minutes",
    why: "Saves the last 18 sign-outs a day, and a thief shares the leaf for an hour.",
    params: { graceSeconds: 3600 },
  },
  {
    id: "defended",
    title: "10 s, same successor, a flag, 7 days at most",
    why: "A limit for each case: the collision, the follower, and the owner who never comes back.",
    params: { absoluteDays: 7, flagAfter: 4, endsSignIn: true },
  },
];

/** Long enough after her renewal to look like a retry, and inside any grace that covers one. */
const FOLLOWING_SECONDS = 2;

export const events: readonly AttackEvent<Params>[] = [
  {
    id: "silent-thief",
    title: "A thief who waits",
    says: "The malware takes the newest token when the laptop closes, and waits. The owner has a new laptop on Monday and never opens this one again.",
    apply: (params) => ({ ...params, strategy: "waits", awayHours: 0, horizonDays: Math.max(30, params.horizonDays) }),
  },
  {
    id: "grace-thief",
    title: "A thief inside the grace",
    says: "The malware follows the app: whenever she renews it sends the same token two seconds later, as a second tab would.",
    apply: (params) => ({ ...params, strategy: "trails", delaySeconds: FOLLOWING_SECONDS }),
  },
  {
    id: "two-tabs",
    title: "Two tabs at once",
    says: "She restores her browser, and two tabs renew in the same second. What does each of them get?",
    apply: (params) => ({ ...params, tabsAtOnce: true }),
  },
  {
    id: "lost-response",
    title: "A lost response",
    says: "The train enters a tunnel while the token endpoint answers. The app sends the same token again.",
    apply: (params) => ({ ...params, responseLost: true }),
  },
  {
    id: "cookie",
    title: "The sign-in cookie was in the bundle",
    says: "The infostealer also took the cookie of the authorization server. What did your revocation end?",
    apply: (params) => ({ ...params, cookieStolen: true }),
  },
];
