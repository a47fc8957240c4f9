import type { ReactNode } from "react";
import type { LabParams, LabResult } from "./lab";

/** What a lab's view.tsx exports. Rendered on the server and in the browser: no window, no random ids but useId. */
export type LabView<Params extends LabParams = LabParams, Result extends LabResult = LabResult> = {
  /** One <svg> (components/figures/plot), `width` units wide: 358 on a phone, 760 on a wide page. Also exported as a file. */
  Picture: (props: { params: Params; result: Result; width: number }) => ReactNode;
  /** Under the picture: legend, the mended YAML, a table that is part of the answer. */
  Detail?: (props: { params: Params; result: Result }) => ReactNode;
};
