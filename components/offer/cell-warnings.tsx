import { TriangleAlert } from "lucide-react";

/** What to notice about the cell at hand, in full. */
export function CellWarnings({ texts }: { readonly texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <ul className="num mb-3.5 grid gap-1.5 rounded-md bg-warn-soft px-3 py-2 text-sm">
      {texts.map((text) => (
        <li key={text} className="flex items-start gap-2">
          <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0 text-warn" />
          {text}
        </li>
      ))}
    </ul>
  );
}
