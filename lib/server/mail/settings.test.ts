import { describe, expect, it } from "vitest";
import { readMailSettings } from "./settings";

const FROM = "Shortlist <shortlist@example.dk>";

describe("the mail settings", () => {
  it("are off when nothing is set", () => {
    expect(readMailSettings(null, null)).toEqual({ state: "off" });
  });

  it("take user and password out of the address, however they are spelled", () => {
    expect(readMailSettings("smtp://short%40list:p%2F%25%C3%A5@smtp.example.dk", FROM)).toEqual({
      state: "on",
      smtp: {
        host: "smtp.example.dk",
        port: 587,
        secure: false,
        requireTls: true,
        user: "short@list",
        password: "p/%å",
        fromName: "Shortlist",
        fromAddress: "shortlist@example.dk",
      },
    });
  });

  it.each([
    ["smtps://smtp.example.dk", { port: 465, secure: true, requireTls: false, user: null }],
    ["smtp://relay.example.dk:25", { port: 25, secure: false, requireTls: false, user: null }],
    ["smtp://u:p@127.0.0.1:2525", { host: "127.0.0.1", port: 2525, requireTls: false, user: "u" }],
    ["smtp://[::1]:2525", { host: "::1", port: 2525 }],
  ])("read %s", (url, smtp) => {
    expect(readMailSettings(url, FROM)).toMatchObject({ state: "on", smtp });
  });

  it.each([
    ["Shortlist hos Hansen <s@hansen.dk>", "Shortlist hos Hansen", "s@hansen.dk"],
    ['"Hansen, IT" <s@hansen.dk>', "Hansen, IT", "s@hansen.dk"],
    ["s@hansen.dk", "Shortlist", "s@hansen.dk"],
  ])("read the sender %s", (from, fromName, fromAddress) => {
    expect(readMailSettings("smtp://relay", from)).toMatchObject({ smtp: { fromName, fromAddress } });
  });

  it.each([
    ["http://smtp.example.dk", FROM, "smtp://"],
    ["smtp.example.dk:587", FROM, "smtp://"],
    ["smtp://", FROM, "SHORTLIST_SMTP_URL"],
    ["smtp://host:notaport", FROM, "SHORTLIST_SMTP_URL"],
    ["smtp://user@host", FROM, "both a user and a password"],
    ["smtp://user:p%ZZ@host", FROM, "cannot be read"],
    ["smtp://host", null, "SHORTLIST_MAIL_FROM"],
    ["smtp://host", "not an address", "SHORTLIST_MAIL_FROM"],
    ["smtp://host", "A <a@b.dk>\r\nBcc: c@d.dk", "SHORTLIST_MAIL_FROM"],
    [null, FROM, "SHORTLIST_SMTP_URL"],
  ])("%s with %s is wrong and says what to change", (url, from, words) => {
    const settings = readMailSettings(url, from);
    expect(settings).toMatchObject({ state: "broken", fault: expect.stringContaining(words) });
  });

  it("do not repeat a password in what is wrong", () => {
    for (const url of [
      "smtpx://user:hunter2@host",
      "smtp://user:hunter2%ZZ@host",
      "smtp://user:hunter2@host:99999",
    ])
      expect(JSON.stringify(readMailSettings(url, FROM))).not.toContain("hunter2");
  });
});
