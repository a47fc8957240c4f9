import { DataTable } from "../../components/ui/data-table";
import { Picture as Frame, place } from "../../components/figures/plot/plot";
import { drawingOf, type Drawing, type DrawnBox, type DrawnEdge } from "./drawing";
import type { Params } from "./params";
import type { Result } from "./result";

const TYPE = 12;
const LINE = 15;
const BADGE = 9;

/** The attack graph: what is reached is filled, the path to the most valuable asset is thick, numbers name what cuts or closes a step. */
export function Picture({ result, width }: { params: Params; result: Result; width: number }) {
  const drawing = drawingOf(result, width);
  return (
    <Frame
      width={width}
      height={drawing.height}
      title={`Attack graph from ${result.entry.id}`}
      summary={summaryOf(result)}
    >
      {drawing.edges.map((edge) => (
        <Edge key={edge.id} edge={edge} />
      ))}
      {drawing.boxes.map((box) => (
        <Box key={box.id} box={box} />
      ))}
      {drawing.edges.map((edge) => (edge.mark === null ? null : <Badge key={edge.id} edge={edge} />))}
      <Legend drawing={drawing} />
    </Frame>
  );
}

function Edge({ edge }: { edge: DrawnEdge }) {
  const line = curve(edge);
  const look = { path: "plot-line plot-line-bad", open: "figure-edge", closed: "figure-edge" }[edge.look];
  return (
    <g>
      <path d={line} className={look} strokeDasharray={edge.look === "closed" ? "2 4" : undefined} />
      <path d={arrowhead(edge)} className={edge.look === "path" ? "plot-area plot-area-bad" : "figure-arrow"} />
    </g>
  );
}

/** Bends that leave and enter every point in the direction of the graph. */
function curve({ points, isDown }: DrawnEdge): string {
  return points
    .map(([x, y], index) => {
      const before = points[index - 1];
      if (before === undefined) return `M${place(x)} ${place(y)}`;
      const [px, py] = before;
      const half = isDown ? place((py + y) / 2) : place((px + x) / 2);
      const controls = isDown ? `${place(px)} ${half} ${place(x)} ${half}` : `${half} ${place(py)} ${half} ${place(y)}`;
      return `C${controls} ${place(x)} ${place(y)}`;
    })
    .join("");
}

/** A small triangle where the line meets its box. */
function arrowhead({ points, isDown }: DrawnEdge): string {
  const [tip, before] = [points.at(-1), points.at(-2)];
  if (tip === undefined || before === undefined) return "";
  const [x, y] = [place(tip[0]), place(tip[1])];
  const isForward = isDown ? tip[1] >= before[1] : tip[0] >= before[0];
  const back = isForward ? -8 : 8;
  return isDown ? `M${x} ${y}l-4 ${back}h8Z` : `M${x} ${y}l${back} -4v8Z`;
}

function Box({ box }: { box: DrawnBox }) {
  const first = box.y + (box.height - LINE * box.lines.length) / 2 + 11;
  return (
    <g>
      <rect
        x={place(box.x)}
        y={place(box.y)}
        width={place(box.width)}
        height={place(box.height)}
        rx={6}
        className={box.isReached ? "plot-box-bad" : "plot-box"}
        strokeDasharray={box.isReached ? undefined : "4 3"}
      />
      {box.lines.map(({ text, isNote }, index) => (
        <text
          key={index}
          x={place(box.x + box.width / 2)}
          y={place(first + LINE * index)}
          textAnchor="middle"
          fontSize={TYPE}
          fontWeight={isNote ? undefined : 600}
          className={isNote ? "figure-note" : "figure-text"}
        >
          {text}
        </text>
      ))}
    </g>
  );
}

function Badge({ edge }: { edge: DrawnEdge }) {
  const { mark, badge } = edge;
  if (mark === null) return null;
  return <Mark x={badge[0]} y={badge[1]} mark={mark} isCut={edge.isCut} />;
}

function Mark({ x, y, mark, isCut }: { x: number; y: number; mark: string; isCut: boolean }) {
  return (
    <g>
      <circle cx={place(x)} cy={place(y)} r={BADGE} className={isCut ? "plot-box-good" : "plot-box"} />
      <text x={place(x)} y={place(y + 4)} textAnchor="middle" fontSize={TYPE} fontWeight={600} className="figure-text">
        {mark}
      </text>
    </g>
  );
}

function Legend({ drawing }: { drawing: Drawing }) {
  return (
    <g>
      {drawing.legend.map(({ y, mark, isCut, lines }) => (
        <g key={y}>
          {mark === null ? null : <Mark x={BADGE + 1} y={y - 4} mark={mark} isCut={isCut} />}
          {lines.map((line, index) => (
            <text key={line} x={mark === null ? 0 : 26} y={y + LINE * index} fontSize={TYPE} className="figure-note">
              {line}
            </text>
          ))}
        </g>
      ))}
    </g>
  );
}

function summaryOf({ entry, path, blast, cut }: Result): string {
  const way = path.steps.map(({ to }) => to).join(", ");
  const cutting = cut.controls.map(({ title }) => title).join("; ");
  return [
    `From ${entry.id} ${path.length === 0 ? "no step is open" : `the path goes over ${way}`}.`,
    `${blast.pods} of ${blast.totalPods} pods are held.`,
    ...(cutting === "" ? [] : [`The smallest cut is: ${cutting}.`]),
  ].join(" ");
}

/** One control per layer and the levels of the pods: the part of the answer that one takes to work. */
export function Detail({ result }: { params: Params; result: Result }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <p className="text-sm text-ink-soft">
        Filled: reached. Dashed: kept away. Thick: the path to {result.path.title}. Numbers on the lines: the smallest
        cut. Letters: what closes a step today.
      </p>
      <LayerTable result={result} />
      <LevelTable result={result} />
      <Read result={result} />
    </div>
  );
}

function LayerTable({ result }: { result: Result }) {
  return (
    <DataTable
      caption="One control per layer, each added alone"
      columns={[
        { key: "layer", title: "Layer" },
        { key: "control", title: "Control" },
        { key: "left", title: "Pods left", isNumber: true },
        { key: "price", title: "Price" },
      ]}
      rows={result.layers.map(({ layer, control }) => {
        const best = control === null ? undefined : result.controls[control];
        const { title = "none left to add", podsAfter = "", price = "" } = best ?? {};
        return { key: layer, cells: { layer, control: title, left: podsAfter, price } };
      })}
    />
  );
}

function LevelTable({ result }: { result: Result }) {
  return (
    <DataTable
      caption="Pod Security level of each workload (v1.37)"
      columns={[
        { key: "workload", title: "Workload" },
        { key: "level", title: "Level" },
        { key: "why", title: "What keeps it from the next level" },
      ]}
      rows={result.levels.map(({ id, level, first }) => ({
        key: id,
        cells: { workload: id, level, why: level === "restricted" ? "" : first },
      }))}
    />
  );
}

function Read({ result: { input, entry, token } }: { result: Result }) {
  const parts = [
    ...(entry.isTokenMounted
      ? [
          `A token copied from the pod is accepted for up to ${token.acceptedHours} h while its pod exists; deleting the pod ends it.`,
        ]
      : []),
    `Read: ${input.workloads} workloads; replicas of one template are one box.`,
    ...(input.ignored.length > 0 ? [`Left out: ${input.ignored.join(", ")}.`] : []),
    ...(input.unknownRoles.length > 0
      ? [`Bound but not in the manifests, counted as without rights: ${input.unknownRoles.join(", ")}.`]
      : []),
    ...(input.accountsLeftOut > 0
      ? [`${input.accountsLeftOut} accounts with rights in a namespace are left out of the graph.`]
      : []),
  ];
  return <p className="text-sm text-ink-soft">{parts.join(" ")}</p>;
}
