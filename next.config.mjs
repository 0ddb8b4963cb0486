import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

// What every answer carries, pages and files alike. The policy for scripts is made per request in proxy.ts.
const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
];

/** @type {import("next").NextConfig} */
const config = {
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by `npm test`; checking them again would only make a first start wait.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  // Tests and benches build beside a running product without disturbing it.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  // The same on every server that was built from this source; Next makes one up where nobody says.
  generateBuildId: async () => process.env.SHORTLIST_BUILD_ID ?? null,
  headers: async () => [
    { source: "/:path*", headers: securityHeaders },
    // A personal link is a secret: it is sent to no other page and kept in no shared store.
    {
      source: "/invited/:path*",
      headers: [
        { key: "Referrer-Policy", value: "no-referrer" },
        { key: "Cache-Control", value: "private, no-store" },
      ],
    },
  ],
  serverExternalPackages: ["better-auth", "better-sqlite3", "pino", "hucre", "nodemailer", "pdfkit"],
  outputFileTracingIncludes: {
    "/*": ["./db/migrations/**", "./node_modules/@fontsource/inter/files/inter-latin-*-normal.woff"],
  },
  experimental: {
    agentUpgrade: false,
    turbopackFileSystemCacheForBuild: false,
  },
};

export default withNextIntl(config);
