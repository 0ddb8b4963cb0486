import { openDatabase } from "@/db/engine/open-database";
import { type Share, saver } from "./evaluators";

/**
 * One web server's worth of evaluators: says "ready", and whenever it is told for how many milliseconds, lets them save
 * that long and answers how many saves were made, in how many milliseconds of the processor.
 */
const share: Share = JSON.parse(process.argv[2] ?? "");
const database = await openDatabase({ url: share.url, statementMs: 15_000, connections: 10 });
const savers = share.userIds.map((userId) => saver(database, userId, share.selectionId, share.pairs));

async function saveWhile(goesOn: () => boolean): Promise<number> {
  let saves = 0;
  await Promise.all(
    savers.map(async (save) => {
      while (goesOn()) {
        await save();
        saves += 1;
      }
    }),
  );
  return saves;
}

// A server has run for a while before anything counts: statements are prepared, and the code is compiled. As long for
// one that serves everybody as for one that serves half.
const WARM_UP = 1_500;
let begun = 0;
await saveWhile(() => begun++ < WARM_UP);
process.stdout.write("ready\n");
for await (const word of process.stdin.setEncoding("utf8")) {
  const end = Date.now() + Number(word);
  const before = process.cpuUsage();
  const saves = await saveWhile(() => Date.now() < end);
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(`${saves} ${Math.round((user + system) / 1000)}\n`);
}
await database.close();
