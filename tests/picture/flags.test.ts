import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { COUNTRIES } from "../../src/country/country-table.js";
import { createSink } from "../../src/diagnostics/sink.js";
import { readPicture } from "../../src/picture/read-picture.js";

const FOLDER = new URL("../../data/flags/", import.meta.url);

describe("the shipped flags", () => {
  it("are one for each entry of ISO 3166-1 and XK, with licence and source", () => {
    const names = readdirSync(FOLDER).sort();
    expect(names).toEqual([...COUNTRIES.map(({ alpha2 }) => `${alpha2}.svg`), "LICENSE", "README.md"].sort());
  });

  it("are drawn without a diagnostic, 4 to 3, and none is heavy", () => {
    const wrong: string[] = [];
    for (const { alpha2 } of COUNTRIES) {
      const bytes = readFileSync(new URL(`${alpha2}.svg`, FOLDER));
      const sink = createSink();
      const picture = readPicture(bytes, alpha2, sink);
      if (sink.diagnostics.length > 0) wrong.push(`${alpha2}: ${sink.diagnostics[0]?.message ?? ""}`);
      if (picture?.kind !== "svg" || picture.viewBox[2] * 3 !== picture.viewBox[3] * 4)
        wrong.push(`${alpha2}: no 4 to 3`);
      if (bytes.length > 64 * 1024) wrong.push(`${alpha2}: ${String(bytes.length)} bytes`);
    }
    expect(wrong).toEqual([]);
  });
});
