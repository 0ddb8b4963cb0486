import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { root } from "./run.mjs";

/** The one without windows first: the tests show none, and it needs a quarter less of the processors. */
const INSTALLED = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

function find() {
  const { chromium } = createRequire(`${root}/package.json`)("playwright-core");
  return [process.env.CHROMIUM_PATH, chromium.executablePath(), ...INSTALLED].find(
    (file) => file && existsSync(file),
  );
}

function attempt(command, args) {
  return spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}

/**
 * A Chromium for the browser tests: named by CHROMIUM_PATH, Playwright's own, the system's; else one is installed.
 * Throws with what to do when none can be had.
 */
export function ensureBrowser() {
  const found = find();
  if (found) return found;
  console.log("No browser found; installing one …");
  attempt(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"]);
  if (!find() && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    attempt("apt-get", ["update", "-qq"]);
    const installs = (browser) =>
      attempt("apt-get", ["install", "-y", "-qq", "--no-install-recommends", browser, "fonts-liberation"]);
    // Older systems have only the whole browser.
    if (installs("chromium-headless-shell").status !== 0) installs("chromium");
  }
  const installed = find();
  if (!installed)
    throw new Error(
      "No Chromium found. Install one (Debian: apt-get install chromium-headless-shell) or set CHROMIUM_PATH.",
    );
  return installed;
}
