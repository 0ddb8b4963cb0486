import type { requestFormats } from "./formats";
import type { Messages } from "./load-messages";
import type { Locale } from "./locales";

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
    Formats: typeof requestFormats;
  }
}
