"use client";

import { CopyPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { FieldError } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { notifyDone } from "@/components/ui/notify";
import type { Outcome } from "@/lib/domain/outcome";
import { useSubmit } from "./use-submit";

/** An offer whose current version is as its vendor submitted it. */
interface SubmittedOffer {
  readonly candidateId: string;
  readonly name: string;
  readonly letter: string | null;
  readonly versionNumber: number;
}

interface StartProps {
  readonly selectionId: string;
  /** The final round is over: another version needs a reason, which is asked for beside the versions. */
  readonly needsReason: boolean;
  readonly start: (input: {
    selectionId: string;
    candidateId: string;
    fromNumber: number;
  }) => Promise<Outcome<{ readonly number: number }>>;
}

/** Why some offers are not typed into, and the step that makes a version of one's own. */
export function AsSubmittedNotice(props: StartProps & { readonly offers: readonly SubmittedOffer[] }) {
  const t = useTranslations("offers.asSubmitted");
  const { offers, ...rest } = props;
  const [first] = offers;
  if (!first) return null;
  const isOne = offers.length === 1;
  return (
    <Callout
      title={
        isOne
          ? t("title", { name: first.name, number: first.versionNumber })
          : t("titleMany", { count: offers.length })
      }
      action={isOne ? <StartOwn {...rest} offer={first} label={t("start")} /> : undefined}
    >
      {t("body")}
      {!isOne && (
        <span className="mt-2 flex flex-wrap gap-2">
          {offers.map((offer) => (
            <StartOwn
              key={offer.candidateId}
              {...rest}
              offer={offer}
              label={t("startOf", {
                name: offer.letter === null ? offer.name : `${offer.letter} · ${offer.name}`,
              })}
            />
          ))}
        </span>
      )}
    </Callout>
  );
}

function StartOwn({
  offer: { candidateId, versionNumber },
  ...props
}: StartProps & { readonly offer: SubmittedOffer; readonly label: string }) {
  const t = useTranslations("offers.version");
  const { run, pending, general } = useSubmit();
  const { selectionId } = props;
  if (props.needsReason)
    return (
      <LinkButton size="sm" href={`/selections/${selectionId}/offers/${candidateId}?tab=versions`}>
        {props.label}
      </LinkButton>
    );
  return (
    <>
      {general !== null && <FieldError>{general}</FieldError>}
      <Button
        size="sm"
        icon={<CopyPlus aria-hidden />}
        pending={pending}
        onClick={() =>
          void run(
            () => props.start({ selectionId, candidateId, fromNumber: versionNumber }),
            ({ number }) => notifyDone(t("started", { number })),
          )
        }
      >
        {props.label}
      </Button>
    </>
  );
}
