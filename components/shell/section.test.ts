import { expect, it } from "vitest";
import { currentStop, type RoadStop } from "./section";

const stops: RoadStop[] = [
  { section: "overview", href: "/s/1", state: "done", points: 0 },
  { section: "offers", href: "/s/1/offers", state: "half", points: 2 },
];

it("the stop of a page inside it is the one the reader is at", () => {
  expect(currentStop(stops, "/s/1/offers/off_2")?.section).toBe("offers");
  expect(currentStop(stops, "/s/1")?.section).toBe("overview");
});

it("an address that merely begins alike is not inside", () => {
  expect(currentStop(stops, "/s/12")).toBeUndefined();
});
