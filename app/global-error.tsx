"use client";

import "./globals.css";

/*
 * The root layout itself broke, so language and theme are not known. Three languages at once are better
 * than one the reader may not have.
 */
const words = [
  { lang: "en", title: "Something broke on our side", body: "What you had saved is safe. Please try again." },
  { lang: "da", title: "Noget gik i stykker hos os", body: "Det, du har gemt, er i behold. Prøv igen." },
  { lang: "nb", title: "Noe gikk i stykker hos oss", body: "Det du har lagret, er trygt. Prøv igjen." },
];

const ofDatabase = [
  {
    lang: "en",
    title: "The database does not answer",
    body: "Nothing that was saved is lost. Try again in a moment.",
  },
  {
    lang: "da",
    title: "Databasen svarer ikke",
    body: "Intet af det, der er gemt, er gået tabt. Prøv igen om lidt.",
  },
  {
    lang: "nb",
    title: "Databasen svarer ikke",
    body: "Ingenting av det som er lagret, er tapt. Prøv igjen om litt.",
  },
];

/** Whether the server has said that the database is behind it. */
function isStorageFault(error: unknown): boolean {
  if (typeof error !== "object" || error === null || !("digest" in error)) return false;
  return typeof error.digest === "string" && error.digest.startsWith("storage.");
}

export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" data-theme="system">
      <body>
        <title>Shortlist</title>
        <main className="mx-auto grid max-w-md gap-6 px-6 py-24">
          {(isStorageFault(error) ? ofDatabase : words).map(({ lang, title, body }) => (
            <section key={lang} lang={lang}>
              <h1 className="text-lg font-semibold">{title}</h1>
              <p className="text-ink-2">{body}</p>
            </section>
          ))}
          <button
            type="button"
            onClick={() => retry()}
            className="h-11 rounded-lg bg-ink px-4 text-md font-medium text-paper"
          >
            Try again · Prøv igen · Prøv igjen
          </button>
        </main>
      </body>
    </html>
  );
}
