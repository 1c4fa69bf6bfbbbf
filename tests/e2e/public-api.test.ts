import { describe, expect, it } from "vitest";
import * as api from "../../src/index.js";

describe("the public API", () => {
  it("exports these names and no others", () => {
    expect(Object.keys(api).sort()).toEqual(["buildBriefs", "createRenderer"]);
  });
});
