"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { numbered } from "@/components/draft/numbered";
import { Button } from "@/components/ui/button";
import { ChangedMeanwhile } from "@/components/ui/changed-meanwhile";
import { notifyDone } from "@/components/ui/notify";
import { TextField } from "@/components/ui/text-field";
import { Textarea } from "@/components/ui/textarea";
import { useFaults } from "@/components/ui/use-faults";
import type { Failure } from "@/lib/domain/outcome";
import type { PointKind } from "@/lib/domain/request";
import type { PointActions, PointView } from "./request-view";

/** One contract point or question. `point` null = a new one. */
export function PointForm(props: {
  selectionId: string;
  point: PointView | null;
  kind: PointKind;
  save: PointActions["save"];
  onDone: () => void;
}) {
  const { point, kind } = props;
  const t = useTranslations("request.points");
  const tAction = useTranslations("common.action");
  const router = useRouter();
  const [name, setName] = useState(point?.name ?? "");
  const [help, setHelp] = useState(point?.help ?? "");
  const [seen] = useState(point?.edition ?? null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, setPending] = useState(false);
  const theirs = failure?.code === "row.changed_meanwhile" ? failure.params : undefined;
  const faults = useFaults(theirs === undefined ? failure : null);

  async function save(expectedEdition: number | null): Promise<void> {
    setPending(true);
    try {
      const outcome = await numbered(
        "requestPoint.save",
        props.save,
      )({ selectionId: props.selectionId, id: point?.id ?? null, kind, name, help, expectedEdition });
      if (outcome.ok) {
        notifyDone(t("saved", { name }));
        props.onDone();
      } else setFailure(outcome);
    } catch {
      setFailure({ ok: false, code: "connection.lost" });
    } finally {
      setPending(false);
    }
  }

  return (
    <form
      className="grid gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save(seen);
      }}
    >
      {theirs !== undefined && (
        <ChangedMeanwhile
          pending={pending}
          body={typeof theirs.name === "string" ? theirs.name : undefined}
          onTheirs={() => {
            router.refresh();
            props.onDone();
          }}
          onMine={() => void save(typeof theirs.edition === "number" ? theirs.edition : seen)}
        />
      )}
      <TextField
        label={kind === "contract" ? t("name") : t("questionName")}
        hint={t("nameHint")}
        maxLength={300}
        autoFocus
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={faults.of("name") ?? faults.general ?? undefined}
      />
      <Textarea
        label={t("help")}
        hint={t("helpHint")}
        rows={5}
        maxLength={2000}
        value={help}
        onChange={(event) => setHelp(event.target.value)}
        error={faults.of("help")}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={props.onDone}>{tAction("cancel")}</Button>
        <Button look="primary" type="submit" pending={pending}>
          {tAction("save")}
        </Button>
      </div>
    </form>
  );
}
