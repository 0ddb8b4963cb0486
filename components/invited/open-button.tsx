"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { useFaults } from "@/components/ui/use-faults";
import type { Failure, Outcome } from "@/lib/domain/outcome";

/** Opens the link. Only this press does: loading the page uses nothing up. */
export function OpenButton(props: { readonly label: string; readonly onOpen: () => Promise<Outcome<null>> }) {
  const router = useRouter();
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
            const outcome = await props.onOpen();
            if (outcome.ok) return;
            setFailure(outcome);
            // Meanwhile it was opened elsewhere, or stopped: the page says what there is to do now.
            router.refresh();
          })
        }
      >
        {props.label}
      </Button>
      {faults.general !== null && <FieldError>{faults.general}</FieldError>}
    </div>
  );
}
