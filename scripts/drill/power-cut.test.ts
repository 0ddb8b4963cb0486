import { expect, it } from "vitest";
import { cutPower } from "./power-cut";

it("loses and doubles no acknowledged write when its process is killed", async () => {
  const { acknowledged, lost, damaged } = await cutPower(3, 150);
  expect(acknowledged).toBeGreaterThan(0);
  expect({ lost, damaged }).toEqual({ lost: 0, damaged: 0 });
}, 90_000);
