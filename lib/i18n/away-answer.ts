import { awayPage, type NoPage } from "./away-page";
import { chooseLocale, localeCookie } from "./locales";
import { chooseTheme, themeCookie } from "./themes";

/** What a request says of its reader, as its headers stand. */
interface Head {
  readonly cookie?: string | undefined;
  readonly accept?: string | undefined;
  readonly "accept-language"?: string | undefined;
}

/**
 * What somebody gets whose file or data could not be read from the database: a page where the browser would show one,
 * in the reader's language and colours, else the failure's code for whoever asked.
 *
 * @param code "storage.slow"
 */
export function awayAnswer(code: string, head: Head): { contentType: string; body: string } {
  if (!head.accept?.includes("text/html"))
    return { contentType: "application/json", body: JSON.stringify({ ok: false, code }) };
  const locale = chooseLocale(cookieIn(head.cookie, localeCookie), head["accept-language"] ?? null);
  const page = awayPage(noPage(code), locale, chooseTheme(cookieIn(head.cookie, themeCookie)));
  return { contentType: "text/html; charset=utf-8", body: page };
}

function noPage(code: string): NoPage {
  if (code === "storage.unreachable") return "unreachable";
  return code === "storage.refused" ? "refused" : "slow";
}

/** @example cookieIn("theme=dark; locale=da", "locale") // "da" */
function cookieIn(header: string | undefined, name: string): string | undefined {
  const found = header?.split(";").find((each) => each.trim().startsWith(`${name}=`));
  return found?.trim().slice(name.length + 1);
}
