import { connection } from "next/server";

/** An empty page made for each request: what `npm run bench` measures the others against. */
export default async function YardstickPage() {
  await connection();
  return null;
}
