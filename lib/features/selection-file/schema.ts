import { z } from "zod";
import { version } from "../../../package.json";

export const ImportSelectionFile = z.object({
  organisationId: z.string().max(64),
  bytes: z.instanceof(Uint8Array),
});

/** What exports say they were made with. */
export const MADE_WITH = `Shortlist ${version}`;
