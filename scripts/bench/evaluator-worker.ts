import { openDatabase } from "@/db/engine/open-database";
import { type Share, saver } from "./evaluators";

/** One web server's worth of evaluators: says "ready", waits for a word, and answers how many saves were made, in how much time of the processor. */
const share: Share = JSON.parse(process.argv[2] ?? "");
const database = await openDatabase({ url: share.url, statementMs: 15_000, connections: 10 });
const savers = share.userIds.map((userId) => saver(database, userId, share.selectionId, share.pairs));
// A server has run for a while before anything counts: statements are prepared, and the code is compiled. As long for
// one that serves everybody as for one that serves half.
const WARM_UP = 500;
let begun = 0;
await Promise.all(
  savers.map(async (save) => {
    while (begun++ < WARM_UP) await save();
  }),
);
process.stdout.write("ready\n");
await new Promise((resolve) => process.stdin.once("data", resolve));
const end = Date.now() + share.seconds * 1000;
let saves = 0;
const before = process.cpuUsage();
await Promise.all(
  savers.map(async (save) => {
    while (Date.now() < end) {
      await save();
      saves += 1;
    }
  }),
);
const { user, system } = process.cpuUsage(before);
process.stdout.write(`${saves} ${Math.round((user + system) / 1000)}\n`);
await database.close();
process.exit(0);
