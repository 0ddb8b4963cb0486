"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { FieldError } from "@/components/ui/field";
import { notifyDone } from "@/components/ui/notify";
import type { ContractPointKey } from "@/lib/domain/contract-point";
import { errorText } from "@/lib/i18n/error-text";
import type { KnownPoint, PointActions } from "./request-view";

/** Contract points from practice that the list does not hold yet. */
export function KnownPointsDialog(props: {
  selectionId: string;
  known: readonly KnownPoint[];
  add: PointActions["addKnown"];
}) {
  const t = useTranslations("request.points");
  const tErrors = useTranslations("errors");
  const tAction = useTranslations("common.action");
  const [isOpen, setIsOpen] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<ContractPointKey>>(new Set());
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  async function add(): Promise<void> {
    if (chosen.size === 0) return setFault(t("knownNone"));
    setPending(true);
    setFault(null);
    try {
      const outcome = await props.add({ selectionId: props.selectionId, keys: [...chosen] });
      if (!outcome.ok) return setFault(errorText(tErrors, outcome.code, outcome.params));
      notifyDone(t("knownAdded", { count: outcome.value.count }));
      setChosen(new Set());
      setIsOpen(false);
    } catch {
      setFault(errorText(tErrors, "connection.lost"));
    } finally {
      setPending(false);
    }
  }

  return (
    <Dialog
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger={<Button>{t("addKnown")}</Button>}
      title={t("knownTitle")}
      description={t("knownBody")}
      footer={
        <>
          <Button onClick={() => setIsOpen(false)}>{tAction("cancel")}</Button>
          <Button look="primary" pending={pending} onClick={() => void add()}>
            {t("knownAdd")}
          </Button>
        </>
      }
    >
      <div className="grid gap-1">
        {props.known.map(({ key, name }) => (
          <Checkbox
            key={key}
            label={name}
            checked={chosen.has(key)}
            onChange={(event) => {
              const next = new Set(chosen);
              if (event.target.checked) next.add(key);
              else next.delete(key);
              setChosen(next);
            }}
          />
        ))}
      </div>
      {fault !== null && <FieldError id="known-points-fault">{fault}</FieldError>}
    </Dialog>
  );
}
