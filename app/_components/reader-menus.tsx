import { KeyRound } from "lucide-react";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { LanguageMenu } from "@/components/shell/language-menu";
import { ThemeMenu } from "@/components/shell/theme-menu";
import { UserMenu } from "@/components/shell/user-menu";
import { MenuLink } from "@/components/ui/dropdown-menu";
import { signOut } from "@/lib/features/account/actions";
import { leaveSelection } from "@/lib/features/invitation/actions";
import { setLocale, setTheme } from "@/lib/features/preferences/actions";
import { chooseTheme, themeCookie } from "@/lib/i18n/themes";

/** What is the reader's own, at the right end of the bar: language, appearance, and who they are. */
export async function ReaderMenus({
  reader,
  guestOf = null,
}: {
  reader: string | null;
  /** The selection a personal link let the reader into; null for somebody with an account. */
  guestOf?: string | null;
}) {
  const theme = chooseTheme((await cookies()).get(themeCookie)?.value);
  const t = await getTranslations("shell.user");
  return (
    <>
      <LanguageMenu onChoose={setLocale} />
      <ThemeMenu theme={theme} onChoose={setTheme} />
      {reader !== null && (
        <UserMenu
          name={reader}
          isGuest={guestOf !== null}
          onSignOut={guestOf === null ? signOut : leaveSelection.bind(null, guestOf)}
        >
          {/* Somebody who came by a link has a name and no password. */}
          {guestOf === null && (
            <MenuLink href="/account/password" icon={<KeyRound aria-hidden />}>
              {t("changePassword")}
            </MenuLink>
          )}
        </UserMenu>
      )}
    </>
  );
}
