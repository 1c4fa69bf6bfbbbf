import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import { readBrief } from "../../src/read/read-brief.js";

const BRIEFS = new URL("../../briefs/", import.meta.url);
const names = readdirSync(BRIEFS).filter((name) => name.endsWith(".md"));

describe("the sample briefs", () => {
  it.each(names)("%s reads without a diagnostic", (name) => {
    const sink = createSink();
    const brief = readBrief(readFileSync(new URL(name, BRIEFS)), `briefs/${name}`, sink);
    expect(sink.diagnostics).toEqual([]);
    expect(brief?.source.text.slice(brief.source.bodyOffset)).not.toMatch(/^---/u);
  });
});
