import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { requestFormats } from "./formats";
import { loadMessages } from "./load-messages";
import { chooseLocale, displayTimeZone, localeCookie } from "./locales";

/** What next-intl needs to know for one request. The address never carries the language. */
export default getRequestConfig(async () => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const locale = chooseLocale(jar.get(localeCookie)?.value, head.get("accept-language"));
  return { locale, messages: loadMessages(locale), timeZone: displayTimeZone, formats: requestFormats };
});
