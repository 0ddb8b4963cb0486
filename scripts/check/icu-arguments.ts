/**
 * Reads the arguments of an ICU message without formatting it: `{name}`, `{n, number}`, `{n, plural, …}`,
 * `<b>…</b>`. Enough grammar to tell a broken message and to compare two languages; no more.
 */

export interface IcuArgument {
  readonly name: string;
  /** "text", "number", "date", "plural", "select", "tag" … */
  readonly kind: string;
}

type Read =
  | { readonly ok: true; readonly value: readonly IcuArgument[] }
  | { readonly ok: false; readonly reason: string };

/**
 * The distinct arguments in alphabetical order; plural branches must include `other`.
 *
 * @example icuArguments("{n, plural, one {# day} other {# days}} left") // [{ name: "n", kind: "plural" }]
 */
export function icuArguments(message: string): Read {
  const found = new Map<string, IcuArgument>();
  try {
    const reader = new Reader(message, (name, kind) => found.set(`${name}:${kind}`, { name, kind }));
    reader.text(null);
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : "unreadable" };
  }
  const value = [...found.values()].sort((a, b) => (`${a.name}:${a.kind}` < `${b.name}:${b.kind}` ? -1 : 1));
  return { ok: true, value };
}

class Reader {
  #at = 0;

  constructor(
    private readonly source: string,
    private readonly note: (name: string, kind: string) => void,
  ) {}

  /** Plain text with arguments, up to the closing brace of the branch it stands in or the end. */
  text(until: "}" | null): void {
    while (this.#at < this.source.length) {
      const char = this.source[this.#at];
      if (char === "'") this.#quoted();
      else if (char === "{") this.#argument();
      else if (char === "}") {
        if (until === null) throw new Error("a closing brace too many");
        return;
      } else if (char === "<") this.#tag();
      else this.#at += 1;
    }
    if (until !== null) throw new Error("a closing brace is missing");
  }

  /** An apostrophe quotes only before a brace or tag; doubled it is itself. */
  #quoted(): void {
    const next = this.source[this.#at + 1] ?? "";
    if (next === "'") this.#at += 2;
    else if ("{}<>".includes(next) && next !== "") {
      const end = this.source.indexOf("'", this.#at + 1);
      this.#at = end < 0 ? this.source.length : end + 1;
    } else this.#at += 1;
  }

  #tag(): void {
    const match = /^<(\/?)([a-zA-Z][\w]*)\s*(\/?)>/.exec(this.source.slice(this.#at));
    if (match === null) {
      this.#at += 1;
      return;
    }
    if (match[1] === "") this.note(match[2] ?? "", "tag");
    this.#at += match[0].length;
  }

  #argument(): void {
    const match = /^\{\s*(\w+)\s*(?:,\s*(\w+)\s*)?/.exec(this.source.slice(this.#at));
    if (match === null) throw new Error("an opening brace without a name");
    const kind = match[2] ?? "text";
    this.note(match[1] ?? "", kind);
    this.#at += match[0].length;
    if (kind === "plural" || kind === "selectordinal" || kind === "select") this.#branches();
    else this.#style();
  }

  #style(): void {
    const end = this.source.indexOf("}", this.#at);
    if (end < 0) throw new Error("a closing brace is missing");
    this.#at = end + 1;
  }

  #branches(): void {
    const names: string[] = [];
    const branch = /^\s*,?\s*(?:offset:\d+\s*)?(=\d+|\w+)\s*\{/;
    for (;;) {
      const match = branch.exec(this.source.slice(this.#at));
      if (match === null) break;
      names.push(match[1] ?? "");
      this.#at += match[0].length;
      this.text("}");
      this.#at += 1;
    }
    const end = /^\s*\}/.exec(this.source.slice(this.#at));
    if (end === null) throw new Error("a choice is not closed");
    if (!names.includes("other")) throw new Error("a choice without 'other'");
    this.#at += end[0].length;
  }
}
