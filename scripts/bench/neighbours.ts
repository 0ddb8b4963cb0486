import { randomBytes } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import { type FilledSheet, workbookOf } from "@/lib/formats/answer/testing-workbook";
import { type Figure, median } from "./figure";
import { residentMegabytes, type Served } from "./served";

/**
 * What others notice while somebody's heavy file is read or written: the middle response time of their requests against
 * a quiet server, and the memory of the serving process.
 */

/** Before each heavy thing and after it, so that a machine that is busy otherwise is so in both. */
const QUIET_REQUESTS = 80;
/** Between two requests of one reader, in milliseconds: somebody reads, and clicks. */
const PAUSE = 25;
/** Each heavy thing is done over and over for at least so long, in milliseconds. */
const BUSY_FOR = 12_000;

/** Middle milliseconds of requests to a page, until told to stop. */
async function answers(served: Served, goesOn: (count: number) => boolean): Promise<number[]> {
  const times: number[] = [];
  while (goesOn(times.length)) {
    const before = performance.now();
    const answer = await fetch(`${served.url}/yardstick`, { headers: { cookie: served.cookie } });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`the page answered ${answer.status}`);
    times.push(performance.now() - before);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  return times;
}

/** Something heavy that somebody does, by name; says what came of it. */
interface Burden {
  readonly name: string;
  readonly work: () => Promise<string>;
}

async function beside(served: Served, { name, work }: Burden): Promise<Figure> {
  const before = await answers(served, (count) => count < QUIET_REQUESTS);
  let isBusy = true;
  const until = performance.now() + BUSY_FOR;
  const outcomes = new Set<string>();
  let done = 0;
  let largest = 0;
  const burden = (async () => {
    while (performance.now() < until) {
      outcomes.add(await work());
      done += 1;
    }
    isBusy = false;
  })();
  const times = await answers(served, () => {
    largest = Math.max(largest, residentMegabytes(served.process.pid ?? 0));
    return isBusy;
  });
  await burden;
  const after = await answers(served, (count) => count < QUIET_REQUESTS);
  const quiet = median([...before, ...after]);
  const value = median(times) / quiet;
  return {
    name: `Others' middle response time while ${name}`,
    value,
    unit: "× a quiet server",
    target: "≤ 2, ≤ 350 MB",
    met: value <= 2 && largest <= 350,
    detail: `${median(times).toFixed(1)} against ${quiet.toFixed(1)} ms, ${times.length} requests beside ${done} of them (${[...outcomes].join(", ")}); serving process at most ${largest.toFixed(0)} MB`,
  };
}

export async function benchNeighbours(served: Served): Promise<Figure[]> {
  // Not measured: the first requests warm the server.
  await answers(served, (count) => count < QUIET_REQUESTS);
  const burdens: Burden[] = [
    { name: "a workbook of 500 lines is read", work: uploading(served, await fiveHundredLines()) },
    { name: "a file of 10 MB is read", work: uploading(served, await tenMegabytes()) },
    { name: "a file that unpacks to 256 MB is refused", work: uploading(served, bomb()) },
    { name: "a comparison of 500 × 5 is exported", work: exporting(served) },
  ];
  const figures: Figure[] = [];
  for (const burden of burdens) figures.push(await beside(served, burden));
  return figures;
}

/** Sends a file as a vendor's workbook of nobody's: it is read whole before it is asked whose it is. */
function uploading(served: Served, file: Buffer): () => Promise<string> {
  return async () => {
    const answer = await fetch(`${served.url}/api/selections/${served.selectionId}/upload?name=offer.xlsx`, {
      method: "POST",
      body: new Uint8Array(file),
      headers: { cookie: served.cookie, origin: served.url, "sec-fetch-site": "same-origin" },
    });
    const said: unknown = await answer.json();
    return typeof said === "object" && said !== null && "code" in said ? String(said.code) : "read";
  };
}

function exporting(served: Served): () => Promise<string> {
  return async () => {
    const address = `${served.url}/api/selections/${served.selectionId}/export/xlsx`;
    const answer = await fetch(address, { headers: { cookie: served.cookie } });
    const { byteLength } = await answer.arrayBuffer();
    return answer.ok ? `${(byteLength / 1024 / 1024).toFixed(1)} MB` : String(answer.status);
  };
}

async function fiveHundredLines(): Promise<Buffer> {
  const rows = Array.from({ length: 500 }, (_, index): FilledSheet["rows"][number] => [
    `line_${index}`,
    { name: `Service ${index}`, state: "priced", unitPrice: index + 0.5, period: "month", driver: "users" },
  ]);
  return workbookOf([{ kind: "services", rows }]);
}

/** A workbook with so much in its cells that hardly anything is gained by packing it. */
async function tenMegabytes(): Promise<Buffer> {
  const rows = Array.from({ length: 1_800 }, (_, index): FilledSheet["rows"][number] => [
    `line_${index}`,
    { name: `Service ${index}`, unitPrice: index, note: randomBytes(3_800).toString("base64") },
  ]);
  return workbookOf([{ kind: "services", rows }]);
}

/** An archive of one part of zeros, packed as far as it goes, that says to be less than may be unpacked. */
function bomb(): Buffer {
  const said = 90 * 1024 * 1024;
  return archive([
    { name: "[Content_Types].xml", packed: deflateRawSync(Buffer.from("<Types/>")), said: 8 },
    { name: "xl/worksheets/sheet1.xml", packed: deflateRawSync(Buffer.alloc(256 * 1024 * 1024)), said },
  ]);
}

interface Part {
  readonly name: string;
  readonly packed: Buffer;
  /** The size its headers give it. */
  readonly said: number;
}

/** A zip whose headers say what they are told to. */
function archive(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, packed, said } of parts) {
    const named = Buffer.from(name);
    // Version, flags, method (deflate), time, day, checksum, sizes, lengths of the name and of what is extra.
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(said, 18);
    shared.writeUInt16LE(named.length, 22);
    const body = Buffer.concat([signature(0x04034b50), shared, named, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([signature(0x02014b50), Buffer.from([20, 0]), shared, place, named]));
    bodies.push(body);
    offset += body.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, listed, signature(0x06054b50), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
