"use client";

import { Pencil, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldError } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { LinkButton } from "@/components/ui/link-button";
import { notifyDone } from "@/components/ui/notify";
import { TextField } from "@/components/ui/text-field";
import type { Outcome } from "@/lib/domain/outcome";

interface Variant {
  readonly offerId: string;
  readonly targetId: string;
  readonly name: string;
  readonly shown: boolean;
  readonly edition: number;
}

interface VariantPlace {
  selectionId: string;
  candidateId: string;
}

/** The main offer and the alternatives beside it: which one is on show, and, for the lead, what they are called. */
export function VariantBar(props: {
  readonly selectionId: string;
  readonly candidateId: string;
  /** The id of what is on show: the candidate's, or a variant's. */
  readonly current: string;
  readonly variants: readonly Variant[];
  readonly mayWrite: boolean;
  readonly save: (
    input: VariantPlace & { offerId: string | null; name: string; shown: boolean; expectedEdition: number },
  ) => Promise<Outcome<{ readonly targetId: string }>>;
  readonly remove: (input: VariantPlace & { offerId: string }) => Promise<Outcome<null>>;
}) {
  const t = useTranslations("versions.variant");
  const router = useRouter();
  const [editing, setEditing] = useState<Variant | "new" | "remove" | null>(null);
  const { variants, candidateId, selectionId, current } = props;
  const base = `/selections/${selectionId}/offers`;
  const open = variants.find(({ targetId }) => targetId === current);
  if (variants.length === 0 && !props.mayWrite) return null;
  const where = { selectionId, candidateId };
  return (
    <nav aria-label={t("label")} className="mb-3 flex flex-wrap items-center gap-2">
      {variants.length > 0 &&
        [{ targetId: candidateId, name: t("main"), shown: true }, ...variants].map((each) => (
          <LinkButton
            key={each.targetId}
            href={`${base}/${each.targetId}`}
            size="sm"
            look={each.targetId === current ? "primary" : "secondary"}
            aria-current={each.targetId === current ? "page" : undefined}
            className="max-w-full sm:max-w-72"
            title={each.name}
          >
            <span className="truncate">{each.name}</span>
          </LinkButton>
        ))}
      {open && !open.shown && <Badge>{t("notShown")}</Badge>}
      {props.mayWrite && open && (
        <IconButton label={t("edit", { name: open.name })} size="sm" onClick={() => setEditing(open)}>
          <Pencil aria-hidden />
        </IconButton>
      )}
      {props.mayWrite && (
        <Button size="sm" look="quiet" icon={<Plus aria-hidden />} onClick={() => setEditing("new")}>
          {t("add")}
        </Button>
      )}
      {editing !== null && editing !== "remove" && (
        <FormDialog
          title={editing === "new" ? t("addTitle") : t("edit", { name: editing.name })}
          description={t("hint")}
          submit={editing === "new" ? t("add") : t("save")}
          look="primary"
          onSubmit={(text) =>
            props.save({
              ...where,
              offerId: editing === "new" ? null : editing.offerId,
              name: text("name"),
              shown: text("shown") === "on",
              expectedEdition: editing === "new" ? 0 : editing.edition,
            })
          }
          onDone={({ targetId }) => {
            if (editing === "new") router.push(`${base}/${targetId}`);
            else notifyDone(t("saved"));
          }}
          onClose={() => setEditing(null)}
        >
          {(faults) => (
            <div className="grid gap-4">
              <TextField
                name="name"
                label={t("name")}
                defaultValue={editing === "new" ? "" : editing.name}
                maxLength={100}
                required
                error={faults.of("name") ?? faults.general}
              />
              <Checkbox
                name="shown"
                label={t("shown")}
                hint={t("shownHint")}
                defaultChecked={editing === "new" || editing.shown}
              />
              {editing !== "new" && (
                <Button
                  look="danger"
                  size="sm"
                  className="justify-self-start"
                  onClick={() => setEditing("remove")}
                >
                  {t("remove")}
                </Button>
              )}
            </div>
          )}
        </FormDialog>
      )}
      {editing === "remove" && open && (
        <FormDialog
          title={t("removeTitle", { name: open.name })}
          description={t("removeBody")}
          width="narrow"
          submit={t("remove")}
          look="danger"
          onSubmit={() => props.remove({ ...where, offerId: open.offerId })}
          onDone={() => {
            notifyDone(t("removed", { name: open.name }));
            router.push(`${base}/${candidateId}`);
          }}
          onClose={() => setEditing(null)}
        >
          {(faults) => faults.general && <FieldError>{faults.general}</FieldError>}
        </FormDialog>
      )}
    </nav>
  );
}
