import type { Asking, NumberedRequest } from "@/lib/domain/asking";
import * as parts from "./asking-schema";
import type { Names } from "./file-ids";
import { known } from "./known-fields";

/** What was asked, as the file says it; where there is nothing to say, nothing is said. */
export function askingJson(asking: Asking | undefined, names: Names): Record<string, unknown> {
  const { points = [], requests = [] } = asking ?? {};
  return {
    ...(points.length > 0
      ? { points: points.map((each) => known(parts.point, { ...each, id: names.point(each.id) })) }
      : {}),
    ...(requests.length > 0 ? { requests: requests.map((each) => requestJson(each, names)) } : {}),
  };
}

function requestJson({ content, ...request }: NumberedRequest, names: Names): Record<string, unknown> {
  const { quantities, weights } = content;
  return known(parts.request, {
    ...request,
    ...content,
    quantities: known(parts.quantities, quantities),
    lines: content.lines.map((each) => known(parts.askedLine, { ...each, id: names.line(each.id) })),
    requirements: content.requirements.map((each) => ({ ...each, id: names.requirement(each.id) })),
    points: content.points.map((each) => known(parts.askedPoint, { ...each, id: names.point(each.id) })),
    weights: weights && known(parts.weights, weights),
  });
}

/** What a file says was asked; undefined when it says nothing of it. */
export function askingFromFile(file: {
  readonly points: Asking["points"];
  readonly requests: readonly parts.FileRequest[];
}): Asking | undefined {
  if (file.points.length === 0 && file.requests.length === 0) return undefined;
  return {
    points: file.points,
    requests: file.requests.map(
      ({ number, madeAt, madeBy, deadline, message, weightsShown, ...content }): NumberedRequest => ({
        ...{ number, madeAt, madeBy, deadline, message, weightsShown },
        content,
      }),
    ),
  };
}
