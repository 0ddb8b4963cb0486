import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { busyAnswer } from "./busy-answer";

const asked = (headers: Record<string, string>) =>
  busyAnswer(new NextRequest("http://localhost/", { headers }));

describe("when too many exports wait", () => {
  it("a browser gets a sentence in its reader's language and when to try again", async () => {
    const accept = "text/html,application/xhtml+xml,*/*;q=0.8";
    const answer = asked({ accept, "accept-language": "da-DK,da;q=0.9" });
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("60");
    expect(answer.headers.get("content-type")).toContain("text/html");
    expect(answer.headers.get("content-disposition")).toBeNull();
    expect(await answer.text()).toContain('<html lang="da">');
    expect(await asked({ accept, cookie: "locale=nb" }).text()).toContain('<html lang="nb">');
  });

  it("a program and our own pages get a code", async () => {
    for (const headers of [{}, { accept: "*/*" }, { accept: "application/json" }]) {
      const answer = asked(headers);
      expect(answer.headers.get("retry-after")).toBe("60");
      expect(await answer.json()).toEqual({ ok: false, code: "export.busy" });
    }
  });
});
