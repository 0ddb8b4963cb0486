"use server";

import { cookies } from "next/headers";
import { isLocale, localeCookie } from "@/lib/i18n/locales";
import { isTheme, themeCookie } from "@/lib/i18n/themes";

/*
 * The reader's own preferences live in cookies, not in the database: they must hold before sign-in and
 * for guests, and they say nothing about anyone. So these two actions ask for no actor and leave no audit row.
 */

const A_YEAR = 60 * 60 * 24 * 365;

/** Remembers the language for a year. An unknown language changes nothing. */
export async function setLocale(locale: string): Promise<void> {
  if (isLocale(locale)) await remember(localeCookie, locale);
}

/** Remembers light, dark or system for a year. An unknown theme changes nothing. */
export async function setTheme(theme: string): Promise<void> {
  if (isTheme(theme)) await remember(themeCookie, theme);
}

async function remember(name: string, value: string): Promise<void> {
  const jar = await cookies();
  jar.set({ name, value, path: "/", maxAge: A_YEAR, sameSite: "lax", httpOnly: true });
}
