"use client";

import { Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ChangeEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { errorText } from "@/lib/i18n/error-text";

interface Fault {
  path: string;
  code: string;
  params?: Record<string, string | number>;
}

/** What the import answers: where the new selection is, or every fault with its place in the file. */
interface Answer {
  id: string | null;
  code: string;
  params: Record<string, string | number>;
  faults: readonly Fault[];
}

const SHOWN_FAULTS = 20;

/** Reads a selection file into a new selection of this organisation. */
export function ImportButton({ organisationId }: { organisationId: string }) {
  const t = useTranslations("home");
  const tAction = useTranslations("common.action");
  const tError = useTranslations("errors");
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [isPending, setIsPending] = useState(false);
  const [refused, setRefused] = useState<Answer | null>(null);

  async function choose(event: ChangeEvent<HTMLInputElement>): Promise<void> {
    const file = event.target.files?.[0];
    event.target.value = "";
    if (!file) return;
    setIsPending(true);
    try {
      const answer = await send(organisationId, file);
      if (answer.id !== null) router.push(`/selections/${answer.id}`);
      else setRefused(answer);
    } finally {
      setIsPending(false);
    }
  }

  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        className="sr-only"
        tabIndex={-1}
        aria-hidden
        onChange={choose}
      />
      <Button icon={<Upload aria-hidden />} pending={isPending} onClick={() => input.current?.click()}>
        {isPending ? t("importing") : t("import")}
      </Button>
      <Dialog
        open={refused !== null}
        onOpenChange={(open) => !open && setRefused(null)}
        title={
          refused && refused.faults.length > 0
            ? t("importFaults", { count: refused.faults.length })
            : t("importFailed")
        }
        description={
          refused && refused.faults.length === 0
            ? errorText(tError, refused.code, refused.params)
            : t("importNothing")
        }
        footer={
          <DialogClose>
            <Button>{tAction("close")}</Button>
          </DialogClose>
        }
      >
        {refused && refused.faults.length > 0 && (
          <ul className="grid gap-2">
            {refused.faults.slice(0, SHOWN_FAULTS).map((fault) => (
              <li key={`${fault.path} ${fault.code}`} className="border-b border-rule pb-2">
                <code className="num block text-sm break-all text-ink-2">{fault.path || "/"}</code>
                {errorText(tError, fault.code, fault.params)}
              </li>
            ))}
            {refused.faults.length > SHOWN_FAULTS && (
              <li className="text-ink-2">
                {t("moreFaults", { count: refused.faults.length - SHOWN_FAULTS })}
              </li>
            )}
          </ul>
        )}
      </Dialog>
    </>
  );
}

async function send(organisationId: string, file: File): Promise<Answer> {
  const nothing: Answer = { id: null, code: "unknown", params: {}, faults: [] };
  try {
    const address = `/api/selections/import?organisation=${encodeURIComponent(organisationId)}`;
    const response = await fetch(address, {
      method: "POST",
      body: file,
      headers: { "content-type": "application/json" },
    });
    return { ...nothing, ...readAnswer(await response.json()) };
  } catch {
    return nothing;
  }
}

function readAnswer(body: unknown): Partial<Answer> {
  if (typeof body !== "object" || body === null) return {};
  if ("value" in body && typeof body.value === "object" && body.value !== null && "id" in body.value)
    return { id: String(body.value.id) };
  return {
    ...("code" in body ? { code: String(body.code) } : {}),
    ...("params" in body ? { params: readParams(body.params) } : {}),
    ...("fields" in body && Array.isArray(body.fields) ? { faults: body.fields.flatMap(readFault) } : {}),
  };
}

function readFault(fault: unknown): Fault[] {
  if (typeof fault !== "object" || fault === null || !("path" in fault) || !("code" in fault)) return [];
  const params = "params" in fault ? readParams(fault.params) : {};
  return [{ path: String(fault.path), code: String(fault.code), params }];
}

function readParams(params: unknown): Record<string, string | number> {
  if (typeof params !== "object" || params === null) return {};
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, typeof value === "number" ? value : String(value)]),
  );
}
