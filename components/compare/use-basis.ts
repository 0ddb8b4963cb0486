"use client";

import { parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { type Basis, basisFault } from "@/lib/domain/basis";
import { ESTABLISHMENT_TYPES } from "@/lib/domain/selection";

const PARAMETERS = {
  type: parseAsInteger,
  horizon: parseAsInteger,
  volume: parseAsInteger,
  optional: parseAsInteger,
  without: parseAsString,
};

/** The basis in the address, so that a view can be sent to a colleague; what equals the selection's own is left out. */
export function useBasis(own: Basis): readonly [Basis, (basis: Basis) => void, string] {
  const [parameters, setParameters] = useQueryStates(PARAMETERS, {
    history: "replace",
    shallow: true,
    throttleMs: 300,
  });
  const basis = useMemo(() => {
    const wanted: Basis = {
      ...own,
      establishmentType:
        ESTABLISHMENT_TYPES.find((type) => type === parameters.type) ?? own.establishmentType,
      horizonMonths: parameters.horizon ?? own.horizonMonths,
      volumePercent: parameters.volume ?? own.volumePercent,
      withOptional: parameters.optional === null ? own.withOptional : parameters.optional === 1,
      leftOutLineIds: parameters.without
        ? [...new Set(parameters.without.split(",").filter(Boolean))].sort()
        : own.leftOutLineIds,
    };
    return basisFault(wanted) === null ? wanted : own;
  }, [own, parameters]);
  const setBasis = (next: Basis) =>
    void setParameters({
      type: next.establishmentType === own.establishmentType ? null : next.establishmentType,
      horizon: next.horizonMonths === own.horizonMonths ? null : next.horizonMonths,
      volume: next.volumePercent === own.volumePercent ? null : next.volumePercent,
      optional: next.withOptional === own.withOptional ? null : next.withOptional ? 1 : 0,
      without: next.leftOutLineIds.length === 0 ? null : next.leftOutLineIds.join(","),
    });
  return [basis, setBasis, addressOf(basis, own)];
}

/** The basis as address parameters, for links to exports and the print view; empty when it is the selection's own. */
function addressOf(basis: Basis, own: Basis): string {
  const parameters = new URLSearchParams();
  if (basis.establishmentType !== own.establishmentType)
    parameters.set("type", String(basis.establishmentType));
  if (basis.horizonMonths !== own.horizonMonths) parameters.set("horizon", String(basis.horizonMonths));
  if (basis.volumePercent !== own.volumePercent) parameters.set("volume", String(basis.volumePercent));
  if (basis.withOptional !== own.withOptional) parameters.set("optional", basis.withOptional ? "1" : "0");
  if (basis.leftOutLineIds.length > 0) parameters.set("without", basis.leftOutLineIds.join(","));
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}
