import { openDatabase } from "@/db/engine/open-database";
import { type Share, saver } from "./evaluators";

/** One web server's worth of evaluators: says "ready", waits for a word, and answers how many saves were made. */
const share: Share = JSON.parse(process.argv[2] ?? "");
const database = await openDatabase({ url: share.url, statementMs: 15_000, connections: 10 });
const savers = share.userIds.map((userId) => saver(database, userId, share.selectionId, share.pairs));
await savers[0]?.();
process.stdout.write("ready\n");
await new Promise((resolve) => process.stdin.once("data", resolve));
const end = Date.now() + share.seconds * 1000;
let saves = 0;
await Promise.all(
  savers.map(async (save) => {
    while (Date.now() < end) {
      await save();
      saves += 1;
    }
  }),
);
process.stdout.write(`${saves}\n`);
await database.close();
process.exit(0);
