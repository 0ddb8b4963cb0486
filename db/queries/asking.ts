import type { Asking } from "@/lib/domain/asking";
import type { RequestContent } from "@/lib/domain/request-content";
import type { Reader } from "../engine/database";
import { offerRequests, requestPoints } from "./request";

/** What candidates are asked, and were asked by number: all of it, for taking a whole selection along. */
export async function loadAsking(reader: Reader, selectionId: string): Promise<Asking> {
  const points = await requestPoints(reader, selectionId);
  const requests = await offerRequests(reader, selectionId);
  return {
    points: points.map(({ id, kind, name, help, templateKey }) => ({ id, kind, name, help, templateKey })),
    requests: requests
      .map(({ number, createdAt, createdBy, deadline, message, weightsShown, content }) => ({
        ...{ number, madeAt: createdAt, madeBy: createdBy, deadline, message, weightsShown },
        content: contentOf(content),
      }))
      .sort((a, b) => a.number - b.number),
  };
}

/** Written by the one way there is to write it, `requestText`. */
function contentOf(text: string): RequestContent {
  const content: RequestContent = JSON.parse(text);
  return content;
}
