"use client";

import { Plus, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { answerOf } from "@/components/people/answer-of";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { LinkButton } from "@/components/ui/link-button";
import { notifyDone } from "@/components/ui/notify";
import { TextField } from "@/components/ui/text-field";
import type { AnswerActions } from "./vendor-view";

/** The main offer and the alternatives beside it. */
export function VariantSwitch(props: {
  readonly selectionId: string;
  readonly current: string;
  readonly variants: readonly string[];
  /** Where each stands, the main offer under the empty name. */
  readonly hrefs: Readonly<Record<string, string>>;
  readonly readOnly: boolean;
  /** The one shown is an alternative that was never submitted. */
  readonly isRemovable: boolean;
  readonly add: AnswerActions["addVariant"];
  readonly remove: AnswerActions["removeVariant"];
}) {
  const t = useTranslations("answer.page");
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const { current, variants, hrefs } = props;
  return (
    <>
      <nav aria-label={t("variants")} className="flex flex-wrap items-center gap-1.5">
        {variants.length > 0 &&
          ["", ...variants].map((name) => (
            <LinkButton
              key={name}
              href={hrefs[name] ?? ""}
              size="sm"
              look={name === current ? "primary" : "secondary"}
              aria-current={name === current ? "page" : undefined}
              className="max-w-full sm:max-w-72"
              title={name === "" ? undefined : name}
            >
              <span className="truncate">{name === "" ? t("main") : name}</span>
            </LinkButton>
          ))}
        {!props.readOnly && (
          <Button size="sm" look="quiet" icon={<Plus aria-hidden />} onClick={() => setOpen(true)}>
            {t("addVariant")}
          </Button>
        )}
        {!props.readOnly && props.isRemovable && (
          <Button
            size="sm"
            look="quiet"
            className="max-w-full"
            icon={<Trash2 aria-hidden />}
            onClick={() => setRemoving(true)}
          >
            <span className="truncate">{t("removeVariant", { name: current })}</span>
          </Button>
        )}
      </nav>
      {isRemoving && (
        <FormDialog
          title={t("removeVariantTitle", { name: current })}
          description={t("removeVariantBody")}
          submit={t("removeVariantGo")}
          look="danger"
          onSubmit={() => answerOf(props.remove({ selectionId: props.selectionId, variant: current }))}
          onDone={() => {
            notifyDone(t("variantRemoved", { name: current }));
            router.push(hrefs[""] ?? "");
          }}
          onClose={() => setRemoving(false)}
        >
          {(faults) => faults.general !== null && <FieldError>{faults.general}</FieldError>}
        </FormDialog>
      )}
      {isOpen && (
        <FormDialog
          title={t("addVariantTitle")}
          description={t("addVariantBody")}
          submit={t("addVariant")}
          look="primary"
          onSubmit={(text) => answerOf(props.add({ selectionId: props.selectionId, name: text("name") }))}
          onDone={({ variant }) => {
            notifyDone(t("variantAdded", { name: variant }));
            router.push(`/answer/${props.selectionId}?offer=${encodeURIComponent(variant)}&part=prices`);
          }}
          onClose={() => setOpen(false)}
        >
          {(faults) => (
            <div className="grid gap-3">
              <TextField name="name" label={t("variantName")} maxLength={80} error={faults.of("name")} />
              {faults.general !== null && <FieldError>{faults.general}</FieldError>}
            </div>
          )}
        </FormDialog>
      )}
    </>
  );
}
