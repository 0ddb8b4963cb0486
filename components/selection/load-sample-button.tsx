"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { numbered } from "@/components/draft/numbered";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { useFaults } from "@/components/ui/use-faults";
import type { Failure, Outcome } from "@/lib/domain/outcome";

/** Puts the sample beside the organisation's own selections. */
export function LoadSampleButton(props: {
  organisationId: string;
  onLoad: (input: { organisationId: string }) => Promise<Outcome<{ id: string }>>;
}) {
  const t = useTranslations("home.empty");
  const router = useRouter();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, startTransition] = useTransition();
  const faults = useFaults(failure);
  return (
    <>
      <Button
        pending={isPending}
        onClick={() =>
          startTransition(async () => {
            const outcome = await numbered(
              "selection.sample",
              props.onLoad,
            )({ organisationId: props.organisationId });
            if (outcome.ok) router.push(`/selections/${outcome.value.id}`);
            else setFailure(outcome);
          })
        }
      >
        {t("sample")}
      </Button>
      {faults.general !== null && <FieldError>{faults.general}</FieldError>}
    </>
  );
}
