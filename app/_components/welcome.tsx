import { getTranslations } from "next-intl/server";
import { SampleButton } from "@/components/account/sample-button";
import { StartForm } from "@/components/account/start-form";
import { lookAround, start } from "@/lib/features/account/actions";
import { PlainFrame } from "./plain-frame";

/** The first page of an installation in which nobody has started for real. */
export async function Welcome(props: { sample: "none" | "load" | "return"; withCode: boolean }) {
  const t = await getTranslations("auth");
  const hasSample = props.sample !== "none";
  return (
    <PlainFrame reader={null} crumbs={[]} namespaces={["auth"]}>
      <div className="mx-auto max-w-3xl pt-[min(9vh,5rem)]">
        <h1 className="max-w-xl text-2xl font-semibold tracking-tight">{t("welcome.title")}</h1>
        <p className="mt-2 max-w-xl text-md leading-relaxed text-ink-2">{t("welcome.lead")}</p>
        <div className="mt-9 grid items-start gap-x-14 gap-y-10 md:grid-cols-2">
          {hasSample && (
            <section aria-labelledby="look-around" className="grid gap-4">
              <div>
                <h2 id="look-around" className="text-md font-semibold">
                  {t("sample.title")}
                </h2>
                <p className="mt-1 text-base leading-relaxed text-ink-2">{t("sample.body")}</p>
              </div>
              <SampleButton
                label={t(props.sample === "return" ? "sample.back" : "sample.go")}
                onEnter={lookAround}
              />
              <p className="text-sm text-ink-3">{t("welcome.privacy")}</p>
            </section>
          )}
          <section
            aria-labelledby="start-for-real"
            className={hasSample ? "grid gap-4 md:border-l md:border-rule md:pl-14" : "grid gap-4"}
          >
            <div>
              <h2 id="start-for-real" className="text-md font-semibold">
                {t("start.title")}
              </h2>
              <p className="mt-1 text-base leading-relaxed text-ink-2">{t("start.body")}</p>
            </div>
            <StartForm withCode={props.withCode} look={hasSample ? "secondary" : "primary"} onStart={start} />
          </section>
        </div>
      </div>
    </PlainFrame>
  );
}
