"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { useFaults } from "@/components/ui/use-faults";
import type { Failure, Outcome } from "@/lib/domain/outcome";

/** One click into the sample. */
export function SampleButton(props: { label: string; onEnter: () => Promise<Outcome<null>> }) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, startTransition] = useTransition();
  const faults = useFaults(failure);
  return (
    <div className="grid gap-2">
      <Button
        look="primary"
        size="lg"
        pending={isPending}
        onClick={() =>
          startTransition(async () => {
            const outcome = await props.onEnter();
            if (!outcome.ok) setFailure(outcome);
          })
        }
      >
        {props.label}
      </Button>
      {faults.general !== null && <FieldError>{faults.general}</FieldError>}
    </div>
  );
}
