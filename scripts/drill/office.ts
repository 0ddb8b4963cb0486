import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Locale } from "@/lib/domain/locale";
import type { TypingJob } from "./typed-request";

/** LibreOffice without a screen, at work for somebody of one language. */

const PROGRAMS = ["soffice", "libreoffice"] as const;
const MACRO = path.join(path.dirname(fileURLToPath(import.meta.url)), "typing.bas");
const SPOKEN: Readonly<Record<Locale, string>> = { en: "en-GB", da: "da-DK", nb: "nb-NO" };

/** The LibreOffice on this machine; null when there is none. */
export function findOffice(): string | null {
  return PROGRAMS.find((name) => spawnSync(name, ["--version"], { stdio: "ignore" }).status === 0) ?? null;
}

export interface TypedWorkbook extends TypingJob {
  readonly from: string;
  readonly to: string;
}

export interface Typing {
  readonly workbooks: number;
  readonly typed: number;
  /** Cells that did not take what was typed. */
  readonly lost: readonly string[];
  /** Locked cells that refused. */
  readonly refused: number;
  /** Locked cells that did not. */
  readonly taken: readonly string[];
}

/**
 * Types into workbooks, all in one start of the program, and saves each under another name.
 * @throws Error when the program does not run to its end
 */
export function typeInto(
  office: string,
  folder: string,
  locale: Locale,
  workbooks: readonly TypedWorkbook[],
): Typing {
  const profile = profileOf(path.join(folder, `profile-${locale}`), locale);
  const job = path.join(folder, `job-${locale}.txt`);
  const log = path.join(folder, `log-${locale}.txt`);
  writeFileSync(job, workbooks.flatMap(steps).join("\n"));
  const ran = spawnSync(
    office,
    [
      `-env:UserInstallation=${pathToFileURL(profile)}`,
      ...["--headless", "--norestore", "--nologo"],
      `macro:///Standard.Typing.TypeAll("${job}","${log}")`,
    ],
    { stdio: "ignore", timeout: 60_000 + workbooks.length * 10_000 },
  );
  if (ran.status !== 0) throw new Error(`LibreOffice ended with ${ran.status ?? ran.signal}`);
  if (!existsSync(log)) throw new Error("LibreOffice did not run the macro");
  return readLog(readFileSync(log, "utf8"));
}

function steps({ from, to, typed, locked }: TypedWorkbook): string[] {
  return [
    `OPEN\t${from}`,
    ...locked.map(({ sheet, cell }) => `LOCKED\t${sheet}\t${cell}`),
    ...typed.map(({ sheet, cell, text }) => `TYPE\t${sheet}\t${cell}\t${text}`),
    `SAVE\t${to}`,
  ];
}

function readLog(text: string): Typing {
  const lines = text.split("\n").map((line) => line.split("\t"));
  const of = (word: string) => lines.filter(([first]) => first === word);
  const [failed] = of("ERROR");
  if (failed) throw new Error(`the macro failed: ${failed.slice(1).join(" ")}`);
  const done = of("DONE");
  const sum = (column: number) => done.reduce((all, parts) => all + Number(parts[column] ?? 0), 0);
  const places = (word: string) => of(word).map(([, sheet, cell]) => `${sheet}!${cell}`);
  return {
    workbooks: done.length,
    typed: sum(2),
    lost: places("LOST"),
    refused: sum(4),
    taken: places("TAKEN"),
  };
}

/** A profile that speaks a language and knows the macro. Said to be set up: a fresh one loses its macros at the start. */
function profileOf(folder: string, locale: Locale): string {
  const user = path.join(folder, "user");
  const library = path.join(user, "basic", "Standard");
  mkdirSync(library, { recursive: true });
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  const names =
    'xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"';
  const put = (file: string, text: string) => writeFileSync(path.join(user, file), head + text);
  put(
    "registrymodifications.xcu",
    `<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>${SPOKEN[locale]}</value></prop></item>
<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item>
</oor:items>`,
  );
  for (const kind of ["script", "dialog"]) {
    const file = `$(USER)/basic/Standard/${kind}.xlb/`;
    put(
      `basic/${kind}.xlc`,
      `<library:libraries ${names}><library:library library:name="Standard" xlink:href="${file}" xlink:type="simple" library:link="false"/></library:libraries>`,
    );
    const elements = kind === "script" ? '<library:element library:name="Typing"/>' : "";
    put(
      `basic/Standard/${kind}.xlb`,
      `<library:library ${names.split(" ")[0]} library:name="Standard" library:readonly="false" library:passwordprotected="false">${elements}</library:library>`,
    );
  }
  const source = readFileSync(MACRO, "utf8").replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  put(
    "basic/Standard/Typing.xba",
    `<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Typing" script:language="StarBasic">${source}</script:module>`,
  );
  return folder;
}
