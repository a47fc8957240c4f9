import { expect, test } from "vitest";
import { readDocument, wordCount } from "./document";
import { isNotEnglish, isNotesStyle } from "./language";

test.each([
  [
    "German",
    "Wir halten genug Reserve, weil die Zone auf einen Schlag ausfallen kann und der Ersatz vier Minuten braucht.",
  ],
  [
    "French",
    "Nous gardons une réserve parce que la zone peut tomber d'un coup et que le remplacement prend quatre minutes.",
  ],
  [
    "Spanish",
    "Mantenemos una reserva porque la zona puede caer de golpe y los pods que la sustituyen no llegan a tiempo.",
  ],
  ["Portuguese", "Mantemos uma reserva porque a zona pode cair de uma vez e os pods não chegam a tempo para o pico."],
  [
    "Italian",
    "Teniamo una riserva perché la zona può cadere di colpo e il ricambio non arriva in tempo per il picco della sera.",
  ],
  [
    "Dutch",
    "Wij houden reserve omdat de zone in een keer kan wegvallen en het vervangen van de pods niet op tijd klaar is.",
  ],
  ["Chinese", "因为 整个 区域 会 同时 失效 所以 我们 保留 余量"],
  ["Russian", "Мы держим запас, потому что вся зона может пропасть сразу и замена не успеет."],
])("%s is not English", (_language, text) => {
  expect(isNotEnglish(readDocument(text))).toBe(true);
});

test.each([
  ["plain English", "We keep headroom because a zone can go at once and replacing it takes four minutes."],
  ["notes", "zone loss -> 20 GPUs gone, headroom needed, 4 min cold start"],
  ["clumsy English", "Is because the zone can die in one moment, we must to have the reserve for it."],
  ["English with foreign names", "The Müller team in São Paulo runs the pods, and they drain the node before it goes."],
  ["one word", "headroom"],
  ["nothing", ""],
])("%s is not mistaken for another language", (_what, text) => {
  expect(isNotEnglish(readDocument(text))).toBe(false);
});

test("notes are told from prose", () => {
  expect(
    isNotesStyle(readDocument("spot zone loss\nheadroom 20 GPUs\ncold start 4 min\nbatch on spot\nbaseline on demand")),
  ).toBe(true);
  expect(
    isNotesStyle(
      readDocument(
        "We keep the baseline on demand, since a zone can go at once and nobody gives it back within the hour.",
      ),
    ),
  ).toBe(false);
});

test("words are counted as a person counts them", () => {
  expect(wordCount("  We don't - set a preStop hook (yet), 2 of 3.  ")).toBe(10);
  expect(wordCount("")).toBe(0);
});
