"use client";

import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSubmit } from "@/components/offer/use-submit";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { FieldError } from "@/components/ui/field";
import { notifyDone } from "@/components/ui/notify";
import type { Outcome } from "@/lib/domain/outcome";

/** For a selection with open prices: seal them from now on, while no offer is stored. */
export function SealLater(props: {
  readonly selectionId: string;
  readonly isLead: boolean;
  readonly maySeal: boolean;
  readonly seal: (input: { selectionId: string }) => Promise<Outcome<null>>;
}) {
  const t = useTranslations("opening.seal");
  const submit = useSubmit();
  const { selectionId } = props;
  return (
    <Callout
      title={t("title")}
      action={
        props.maySeal && (
          <Button
            icon={<Lock aria-hidden />}
            pending={submit.pending}
            onClick={() =>
              void submit.run(
                () => props.seal({ selectionId }),
                () => notifyDone(t("done")),
              )
            }
          >
            {t("seal")}
          </Button>
        )
      }
    >
      {t(props.maySeal ? "can" : props.isLead ? "tooLate" : "body")}
      {submit.general && <FieldError>{submit.general}</FieldError>}
    </Callout>
  );
}
