import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isEmailAddress, maskedEmail, nameFromEmail, normalEmail } from "./email-address";

describe("an address that can be written to", () => {
  it.each(["a@b.dk", "mette.holm@example.co.uk", "m+it@firma-x.dk", "o'brien@x.ie"])("takes %s", (text) => {
    expect(isEmailAddress(text)).toBe(true);
  });

  it.each([
    "",
    "a",
    "@b.dk",
    "a@b",
    "a@b..dk",
    ".a@b.dk",
    "a.@b.dk",
    "a@-b.dk",
    "a b@c.dk",
    "a@b.dk\nBcc: x@y.dk",
    "a@b.dk,c@d.dk",
    "a@127.0.0.1",
    `${"a".repeat(65)}@b.dk`,
    `a@${"b".repeat(250)}.dk`,
  ])("refuses %j", (text) => {
    expect(isEmailAddress(text)).toBe(false);
  });

  it("nothing it takes can break out of a mail header", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.emailAddress()), (text) => {
        if (isEmailAddress(text)) expect(text).not.toMatch(/[\s,;<>"()[\]\\:]/);
      }),
    );
  });

  it("is compared without capitals and spaces around it", () => {
    expect(normalEmail("  Mette@Example.DK ")).toBe("mette@example.dk");
  });

  it("is shown so that its owner knows it and nobody else can use it", () => {
    expect(maskedEmail("mette.holm@example.dk")).toBe("m•••@example.dk");
    expect(maskedEmail("")).toBe("•••");
  });

  it("gives a first guess at the name", () => {
    expect(nameFromEmail("mette.marie_holm+it@example.dk")).toBe("Mette Marie Holm");
    expect(nameFromEmail("ole@example.dk")).toBe("Ole");
    expect(nameFromEmail("+@example.dk")).toBe("+@example.dk");
  });
});
