import { Form, Link, useSubmit } from "@remix-run/react";
import { stateWord, STATE_MEANING } from "../../components/practice/state-badge";
import { Button } from "../../components/ui/button";
import { SelectField, TextField } from "../../components/ui/text-field";
import { DIMENSION_TITLE, DIMENSIONS } from "../../domain/rubric/schema";
import { TRACK_TITLE, TRACKS } from "../../domain/scenario/schema";
import { LIBRARY_STATES, paths, type LibraryFilter } from "../../paths";

/** A plain GET form: the address holds the filter. With JavaScript a choice applies at once, words on Enter. */
export function Filters({ filter, hasStates }: { filter: LibraryFilter; hasStates: boolean }) {
  const submit = useSubmit();
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  return (
    <Form
      // A new key gives the fields their values again when the filter changes by a link.
      key={JSON.stringify(filter)}
      method="get"
      action={paths.library()}
      role="search"
      aria-label="Scenarios"
      className="grid items-end gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-[minmax(12rem,2fr)_repeat(3,minmax(9rem,1fr))_auto]"
      onChange={(event) => {
        if (event.target instanceof HTMLSelectElement)
          submit(event.currentTarget, { replace: true, preventScrollReset: true });
      }}
    >
      <TextField
        label="Search"
        type="search"
        name="q"
        defaultValue={filter.q ?? ""}
        placeholder="drain, spot, HPA ..."
      />
      <SelectField label="Track" name="track" defaultValue={filter.track ?? ""}>
        <option value="">All tracks</option>
        {TRACKS.map((track) => (
          <option key={track} value={track}>
            {TRACK_TITLE[track]}
          </option>
        ))}
      </SelectField>
      <SelectField label="Dimension" name="dimension" defaultValue={filter.dimension ?? ""}>
        <option value="">All dimensions</option>
        {DIMENSIONS.map((dimension) => (
          <option key={dimension} value={dimension}>
            {DIMENSION_TITLE[dimension]}
          </option>
        ))}
      </SelectField>
      {hasStates ? (
        <SelectField label="State" name="state" defaultValue={filter.state ?? ""}>
          <option value="">Any state</option>
          {LIBRARY_STATES.map((state) => (
            <option key={state} value={state} title={STATE_MEANING[state]}>
              {stateWord(state)}
            </option>
          ))}
        </SelectField>
      ) : null}
      <div className="flex items-center gap-4">
        <Button>Show</Button>
        {isFiltered ? <Link to={paths.library()}>Show all</Link> : null}
      </div>
    </Form>
  );
}
