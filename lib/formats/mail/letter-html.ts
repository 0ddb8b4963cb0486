import type { Letter } from "./letter";

/**
 * A letter as HTML for mail programs: one column of at most 560 px, styles on each element (many programs drop style
 * sheets), nothing loaded from anywhere. Programs that know about dark surfaces get colours of their own; those that
 * turn colours by themselves find plain text on plain grounds.
 */

const SANS = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const MONO = "ui-monospace,SFMono-Regular,Menlo,Consolas,monospace";

/** What a text means, not what it marks up. @example escapeHtml("<b>") // "&lt;b&gt;" */
export function escapeHtml(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&#39;");
}

const DARK = `
@media (prefers-color-scheme: dark) {
  .page { background: #121316 !important; }
  .card { background: #191b1f !important; border-color: #2a2d33 !important; }
  .ink { color: #ececea !important; }
  .soft { color: #a9acb3 !important; }
  .rule { border-color: #2a2d33 !important; }
  .link { color: #8fb0ff !important; }
  .button { background: #8fb0ff !important; color: #10131c !important; }
}
@media (max-width: 480px) {
  .card { padding: 24px 20px !important; }
  .label, .value { display: block !important; width: auto !important; padding-right: 0 !important; }
  .label { padding-bottom: 0 !important; border-bottom: 0 !important; }
  .value { padding-top: 2px !important; }
}`;

/** The HTML of a letter. Everything in it that somebody typed is escaped. */
export function letterHtml({
  locale,
  subject,
  title,
  greeting,
  paragraphs,
  facts,
  button,
  copyLink,
  footer,
}: Letter): string {
  const body = [
    `<h1 class="ink" style="margin:0 0 20px;font:600 22px/1.3 ${SANS};color:#191a1c">${escapeHtml(title)}</h1>`,
    paragraph(greeting),
    ...paragraphs.map(paragraph),
    factTable(facts, button ? 24 : 0),
    button ? buttonBlock(button, copyLink) : "",
  ].join("\n");
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title>
<style>${DARK}
</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f5f5f2">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background:#f5f5f2">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" lang="${locale}" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px">
<tr><td class="soft" style="padding:0 4px 14px;font:600 14px/1.4 ${SANS};color:#565960">Shortlist</td></tr>
<tr><td class="card" style="padding:32px 36px;background:#ffffff;border:1px solid #e6e5e1;border-radius:9px">
${body}
</td></tr>
<tr><td style="padding:16px 4px 0">
${footer.map((line) => `<p class="soft" style="margin:0 0 6px;font:400 13px/1.5 ${SANS};color:#565960">${escapeHtml(line)}</p>`).join("\n")}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}

function paragraph(text: string): string {
  return `<p class="ink" style="margin:0 0 16px;font:400 16px/1.55 ${SANS};color:#191a1c">${escapeHtml(text)}</p>`;
}

/** `below`: pixels to what follows. */
function factTable(facts: Letter["facts"], below: number): string {
  if (facts.length === 0) return "";
  const cell = `padding:9px 0;border-bottom:1px solid #e6e5e1;text-align:left;vertical-align:baseline`;
  const rows = facts.map(({ label, value, large }) => {
    const figures = large ? `600 28px/1.2 ${MONO};letter-spacing:3px` : `600 15px/1.5 ${SANS}`;
    return `<tr><th scope="row" class="soft rule label" style="${cell};padding-right:16px;width:34%;font:400 14px/1.5 ${SANS};color:#565960">${escapeHtml(label)}</th><td class="ink rule value" style="${cell};font:${figures};color:#191a1c">${escapeHtml(value)}</td></tr>`;
  });
  return `<table class="rule" width="100%" cellpadding="0" cellspacing="0" style="margin:4px 0 ${below}px;border-top:1px solid #e6e5e1;border-collapse:collapse">${rows.join("")}</table>`;
}

function buttonBlock({ label, url }: NonNullable<Letter["button"]>, copyLink: string): string {
  const address = escapeHtml(url);
  return `<p style="margin:0 0 24px"><a class="button" href="${address}" style="display:inline-block;padding:12px 22px;border-radius:6px;background:#1f4fd8;color:#ffffff;font:600 16px/1.25 ${SANS};text-decoration:none">${escapeHtml(label)}</a></p>
<p class="soft" style="margin:0;font:400 13px/1.5 ${SANS};color:#565960">${escapeHtml(copyLink)}<br><a class="link" href="${address}" style="color:#1f4fd8;word-break:break-all">${address}</a></p>`;
}
