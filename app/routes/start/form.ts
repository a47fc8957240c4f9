import { z } from "zod";
import { ScenarioParams } from "../../paths";

/** A scenario to go on to; anything that is no scenario id leads home. */
export const StartSchema = z.object({ scenarioId: ScenarioParams.shape.id.optional().catch(undefined) });
