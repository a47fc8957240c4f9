import type { Claim } from "../kit/lab";

const READ = "2026-11-24";

export const claim: Claim = {
  headline:
    "Refresh-token rotation is a known good practice; the reuse detection that goes with it is what actually catches stolen tokens.",
  verdict: "holds",
  summary:
    "It does when both sides go on using the chain: the collision comes at the next renewal, and the thief has one or two access tokens. It sees nothing when the owner does not come back, when a repeat is given a successor of its own, or when the thief stays inside the grace; those cases need an absolute limit, a single successor, and an eye on families that repeat at every renewal.",
  assumptions: [
    "The thief and the owner both go on using the chain after the copy.",
    "A used token is remembered and leads to the newest one of its family.",
    "A repeat inside the grace gets the same successor, and only the immediate predecessor has a grace.",
    "Late honest repeats are rare enough for a revocation to be believed.",
  ],
  reproduces: [
    {
      says: "With both active the copy is caught ten minutes after the theft, at the owner's next renewal.",
      preset: "headline",
      path: "detection.afterTheftSeconds",
      expected: 600,
      tolerance: 0,
    },
    {
      says: "The thief has access for one access token's 15 minutes.",
      preset: "headline",
      path: "thief.accessSeconds",
      expected: 900,
      tolerance: 0,
    },
    {
      says: "Ten seconds of grace leave 18 false sign-outs a day.",
      preset: "headline",
      path: "repeats.falsePerDay",
      expected: 18,
      tolerance: 0.01,
    },
    {
      says: "A lost response is answered with the same successor: nobody is signed out.",
      preset: "headline",
      events: ["lost-response"],
      path: "owner.falseSignOuts",
      expected: 0,
      tolerance: 0,
    },
    {
      says: "A token of an older generation ends the family even inside a grace of 1,000 s.",
      preset: "any-generation",
      params: { repeats: "same" },
      path: "detection.verdict",
      expected: "detected",
      tolerance: 0,
    },
  ],
  stops: [
    {
      says: "A thief whose victim never comes back is not detected.",
      preset: "headline",
      events: ["silent-thief"],
      path: "detection.verdict",
      expected: "never",
      tolerance: 0,
    },
    {
      says: "Over a weekend the thief renews 252 times before the owner is back.",
      preset: "owner-away",
      path: "thief.renewals",
      expected: 252,
      tolerance: 0,
    },
    {
      says: "Without a grace the same rule signs out 9,000 a day.",
      preset: "naive",
      path: "repeats.falsePerDay",
      expected: 9000,
      tolerance: 0.01,
    },
    {
      says: "A grace of two seconds still leaves 270.",
      preset: "headline",
      params: { graceSeconds: 2 },
      path: "repeats.falsePerDay",
      expected: 270,
      tolerance: 0.01,
    },
    {
      says: "With a token of its own for each repeat the detector never fires.",
      preset: "own-token",
      path: "detection.verdict",
      expected: "never",
      tolerance: 0,
    },
    {
      says: "With a grace for every generation an old copy gets new tokens.",
      preset: "any-generation",
      path: "detection.verdict",
      expected: "never",
      tolerance: 0,
    },
    {
      says: "An absolute limit of 7 days ends the silent thief without detection.",
      preset: "defended",
      events: ["silent-thief"],
      path: "thief.endedBy",
      expected: "absolute limit",
      tolerance: 0,
    },
    {
      says: "That limit costs 240,000 browser sessions 34,286 sign-ins a day.",
      preset: "defended",
      params: { sessions: 240_000 },
      path: "signInsPerDay",
      expected: 34_286,
      tolerance: 0.5,
    },
  ],
  sources: [
    {
      title: "django-oauth-toolkit, issue 1617: the grace period bypasses reuse protection",
      url: "https://github.com/django-oauth/django-oauth-toolkit/issues/1617",
      readOn: READ,
      says: "With a grace of 1,000 s, R1 was answered with new tokens after R3 had been issued; the grace may cover the immediate predecessor only.",
    },
    {
      title: "django-oauth-toolkit, issue 702: grace period incompatible with token rotation",
      url: "https://github.com/django-oauth/django-oauth-toolkit/issues/702",
      readOn: READ,
      says: "A repeat of R1 inside the grace was answered with the revoked R1; it has to be the R2 of the first refresh.",
    },
    {
      title: "Curity, configuration reference: refresh-token-revocation",
      url: "https://curity.io/docs/identity-server/configuration-reference/profiles/profile/settings/authorization-server/refresh-token-revocation",
      readOn: READ,
      says: "grace-period is 0 by default: the token is revoked at once; a longer one widens the window for a leaked token.",
    },
    {
      title: "Connect2id server 14.2: reuse grace period for rotated refresh tokens",
      url: "https://connect2id.com/blog/connect2id-server-14-2",
      readOn: READ,
      says: "5 seconds, for clients whose response got lost.",
    },
    {
      title: "Exceptionless, pull request 2404",
      url: "https://github.com/exceptionless/Exceptionless/pull/2404",
      readOn: READ,
      says: "A configurable grace of 60 minutes, for clients that keep stale generations.",
    },
    {
      title: "OAuth 2.0 Security Best Current Practice, section on refresh token protection, text at commit 7c90ff1",
      url: "https://github.com/oauthstuff/draft-ietf-oauth-security-topics",
      readOn: READ,
      says: "The server keeps the relation between old and new tokens; it cannot tell which party sent the used one, and revokes the active one.",
    },
    {
      title: "OAuth 2.0 for Browser-Based Applications, text at commit 325e530",
      url: "https://github.com/oauth-wg/oauth-browser-based-apps",
      readOn: READ,
      says: "Rotation or sender-constraint; a maximum lifetime or an idle limit; an attacker who always has the newest token is not stopped by rotation.",
    },
  ],
};
