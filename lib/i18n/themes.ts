/** How the reader wants the paper: white, near-black, or whatever the device says. */
export const themes = ["system", "light", "dark"] as const;

export type Theme = (typeof themes)[number];

/** The cookie that remembers it, read on the server so that the first paint is already right. */
export const themeCookie = "theme";

export function isTheme(value: unknown): value is Theme {
  return themes.some((theme) => theme === value);
}

/** A missing or unknown choice follows the device. */
export function chooseTheme(remembered: string | undefined): Theme {
  return isTheme(remembered) ? remembered : "system";
}
