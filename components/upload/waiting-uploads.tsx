"use client";

import { useLocale, useTranslations } from "next-intl";
import { useSubmit } from "@/components/offer/use-submit";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { notifyDone } from "@/components/ui/notify";
import type { Outcome } from "@/lib/domain/outcome";
import { formatMoment } from "@/lib/i18n/formats";

interface Waiting {
  readonly id: string;
  readonly candidateName: string;
  readonly letter: string | null;
  readonly variant: string;
  readonly fileName: string;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly edition: number;
  readonly unclear: number;
  readonly isMapped: boolean;
}

/** Throws one upload away. */
export type DiscardUpload = (input: {
  selectionId: string;
  draftId: string;
  expectedEdition: number;
}) => Promise<Outcome<null>>;

/** The uploads that wait to be looked at. */
export function WaitingUploads(props: {
  readonly selectionId: string;
  readonly waiting: readonly Waiting[];
  readonly discard: DiscardUpload;
}) {
  const t = useTranslations("upload.waiting");
  if (props.waiting.length === 0) return <p className="text-ink-2">{t("none")}</p>;
  return (
    <ul className="border-t border-rule">
      {props.waiting.map((each) => (
        <WaitingRow key={each.id} {...props} upload={each} />
      ))}
    </ul>
  );
}

function WaitingRow({
  selectionId,
  upload,
  discard,
}: {
  readonly selectionId: string;
  readonly upload: Waiting;
  readonly discard: DiscardUpload;
}) {
  const t = useTranslations("upload.waiting");
  const locale = useLocale();
  const { run, pending, general } = useSubmit();
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-rule py-2.5">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <strong className="font-semibold">
            {upload.letter === null ? upload.candidateName : `${upload.letter} · ${upload.candidateName}`}
          </strong>
          {upload.variant !== "" && <span>{upload.variant}</span>}
          <Badge tone={upload.isMapped && upload.unclear === 0 ? "good" : "warn"}>
            {upload.isMapped ? t("unclear", { count: upload.unclear }) : t("toMap")}
          </Badge>
        </p>
        <p className="truncate text-sm text-ink-2">
          {upload.fileName} ·{" "}
          {t("by", { name: upload.createdBy, at: formatMoment(upload.createdAt, locale) })}
        </p>
        {general !== null && <FieldError>{general}</FieldError>}
      </div>
      <LinkButton href={`/selections/${selectionId}/offers/upload?draft=${upload.id}`} size="sm">
        {t("open")}
      </LinkButton>
      <Button
        size="sm"
        look="quiet"
        pending={pending}
        onClick={() =>
          void run(
            () => discard({ selectionId, draftId: upload.id, expectedEdition: upload.edition }),
            () => notifyDone(t("discarded")),
          )
        }
      >
        {t("discard")}
      </Button>
    </li>
  );
}
