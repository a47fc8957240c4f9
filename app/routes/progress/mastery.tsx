import { DataTable } from "../../components/ui/data-table";
import { Section } from "../../components/ui/page";
import { HALF_LIFE_DAYS } from "../../domain/progress/mastery/estimate";
import { DIMENSION_TITLE } from "../../domain/rubric/dimension";
import { TRACK_TITLE } from "../../domain/scenario/track";
import type { MasteryView, ProgressView } from "../../services/views";
import { Explain } from "./explain";
import { masteryWords } from "./words";

/** The chance that the next answer reasons, per dimension and per track, with its uncertainty. */
export function MasterySection({ view }: { view: ProgressView }) {
  return (
    <Section title="What your next answer would do" id="mastery">
      <div className="grid gap-8 lg:grid-cols-2">
        <Table
          caption="By dimension"
          rows={view.dimensions.map(({ dimension, mastery }) => [DIMENSION_TITLE[dimension], mastery])}
        />
        <Table caption="By track" rows={view.tracks.map(({ track, mastery }) => [TRACK_TITLE[track], mastery])} />
      </div>
      <Explain>
        <p>
          The range is where the chance lies, eight times in ten, that your next answer gives the reason (Explained or
          Defended) before any probe, and not the name alone. &quot;Holds&quot; and &quot;not yet&quot; are said only
          when the whole range is on one side of one half.
        </p>
        <p>
          Every graded answer in your own words counts once as reasoned or not; can&apos;t tell counts as neither. An
          answer weighs a fifth less with each later answer to the same criterion and half as much after{" "}
          {HALF_LIFE_DAYS} days, so that the range widens with time away. Dimensions and tracks add up their criteria as
          if these were one skill, which is only roughly true. A Beta distribution, uniform before the first answer.
        </p>
      </Explain>
    </Section>
  );
}

function Table({ caption, rows }: { caption: string; rows: readonly (readonly [string, MasteryView])[] }) {
  return (
    <DataTable
      caption={caption}
      columns={[
        { key: "name", title: caption === "By track" ? "Track" : "Dimension" },
        { key: "chance", title: "It would be reasoned" },
        { key: "answers", title: "Answers", isNumber: true },
      ]}
      rows={rows.map(([name, mastery]) => ({
        key: name,
        cells: { name, chance: masteryWords(mastery), answers: String(mastery.answers) },
      }))}
    />
  );
}
