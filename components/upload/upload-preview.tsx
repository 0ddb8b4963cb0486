"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useSubmit } from "@/components/offer/use-submit";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { notifyDone } from "@/components/ui/notify";
import type { Outcome } from "@/lib/domain/outcome";
import type { DiscardUpload } from "./waiting-uploads";

interface Where {
  readonly selectionId: string;
  readonly draftId: string;
  readonly expectedEdition: number;
}

/** Makes a version of an upload, or throws it away. */
export function UploadVerdict(props: {
  readonly where: Where;
  readonly number: number;
  readonly unclear: number;
  /** The version it says the same as; null when it says something else. */
  readonly sameAs: number | null;
  readonly accept: (input: Where) => Promise<Outcome<{ number: number; candidateId: string }>>;
  readonly discard: DiscardUpload;
}) {
  const t = useTranslations("upload.preview");
  const tWaiting = useTranslations("upload.waiting");
  const router = useRouter();
  const { run, pending, general } = useSubmit();
  const base = `/selections/${props.where.selectionId}/offers`;
  const isClear = props.unclear === 0;
  return (
    <Callout
      tone={general !== null ? "bad" : isClear ? "good" : "warn"}
      action={
        <>
          <Button
            look="quiet"
            pending={pending}
            onClick={() =>
              void run(
                () => props.discard(props.where),
                () => {
                  notifyDone(tWaiting("discarded"));
                  router.push(`${base}/upload`);
                },
              )
            }
          >
            {t("discard")}
          </Button>
          <Button
            look="primary"
            pending={pending}
            disabled={!isClear}
            onClick={() =>
              void run(
                () => props.accept(props.where),
                ({ number, candidateId }) => {
                  notifyDone(t("accepted", { number }));
                  router.push(`${base}/${candidateId}`);
                },
              )
            }
          >
            {t("accept", { number: props.number })}
          </Button>
        </>
      }
    >
      <span role="status">
        {general ??
          (props.sameAs !== null
            ? t("same", { number: props.sameAs })
            : isClear
              ? t("becomes", { number: props.number })
              : t("blocked", { count: props.unclear }))}
      </span>
    </Callout>
  );
}
