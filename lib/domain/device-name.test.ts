import { describe, expect, it } from "vitest";
import { deviceName } from "./device-name";

describe("the kind of a device", () => {
  it.each([
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1",
      "Safari, iPhone",
    ],
    [
      "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/142.0.0.0 Mobile Safari/537.36",
      "Chrome, Android",
    ],
    ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/142.0 Safari/537.36 Edg/142.0", "Edge, Windows"],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0", "Firefox, Linux"],
    ["curl/8", ""],
    ["", ""],
  ])("%s", (userAgent, expected) => {
    expect(deviceName(userAgent)).toBe(expected);
  });
});
