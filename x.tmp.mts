import fc from "fast-check";
import { compileFixture } from "./app/domain/grading/drain-fixture";
import { grade } from "./app/domain/grading/grade";
const full = compileFixture();
const t="- grace period 60 s, upload 40 s We make the readiness probe fail on every pod.\n\nWe do not set a preStop hook. The readiness probe has to fail 15 seconds before the process stops. We make the readiness probe fail on every pod.";
for (const x of [t, t+"\n\n"+t]) {const r=grade(full,x);console.log(JSON.stringify(r.flags),r.criteria[0]!.level,JSON.stringify(r.criteria[0]!.rules), JSON.stringify(r.criteria[0]!.examples), r.criteria[0]!.notes.map(n=>n.kind))}
