import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

/** @type {import("next").NextConfig} */
const config = {
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // Tests and benches build beside a running product without disturbing it.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  serverExternalPackages: ["better-auth", "better-sqlite3", "pino", "hucre"],
  outputFileTracingIncludes: { "/*": ["./db/migrations/**"] },
  experimental: {
    agentUpgrade: false,
    turbopackFileSystemCacheForBuild: false,
  },
};

export default withNextIntl(config);
