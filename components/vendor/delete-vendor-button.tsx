"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { notifyDone, notifyFailed } from "@/components/ui/notify";
import { useFaults } from "@/components/ui/use-faults";
import type { Failure, Outcome } from "@/lib/domain/outcome";
import { errorText } from "@/lib/i18n/error-text";

/** Takes a company out of the directory at once, with undo; says where it is needed when it cannot go. */
export function DeleteVendorButton(props: {
  name: string;
  onDelete: () => Promise<Outcome<{ id: string }>>;
  onRestore: () => Promise<Outcome<{ id: string }>>;
}) {
  const t = useTranslations("vendors.delete");
  const tAction = useTranslations("common.action");
  const tError = useTranslations("errors");
  const router = useRouter();
  const { name, onDelete, onRestore } = props;
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, startTransition] = useTransition();
  const faults = useFaults(failure);
  async function restore(): Promise<void> {
    const outcome = await onRestore();
    if (outcome.ok) notifyDone(t("restored", { name }));
    else notifyFailed(errorText(tError, outcome.code, outcome.params ?? {}));
  }
  return (
    <div className="grid justify-items-start gap-2">
      <Button
        look="danger"
        size="sm"
        pending={isPending}
        onClick={() =>
          startTransition(async () => {
            const outcome = await onDelete();
            if (!outcome.ok) return setFailure(outcome);
            notifyDone(t("done", { name }), { label: tAction("undo"), run: () => void restore() });
            router.push("/vendors");
          })
        }
      >
        {t("go")}
      </Button>
      {faults.general !== null && <FieldError>{faults.general}</FieldError>}
    </div>
  );
}
