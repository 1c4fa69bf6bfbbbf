import { describe, expect, it } from "vitest";
import { hashNames } from "../../src/build/find-current-result.js";
import { recordInputs } from "../../src/build/record-inputs.js";
import type { RecordingHost } from "../../src/build/record-inputs.js";
import { createSharedCache } from "../../src/build/shared-cache.js";
import { createSink } from "../../src/diagnostics/sink.js";
import type { Host } from "../../src/host/host.js";

/** A gate to a few texts. */
function createTextHost(files: Readonly<Record<string, string>>): Host {
  return {
    readFile(path) {
      const text = files[path];
      if (text !== undefined) return { kind: "ok", bytes: new TextEncoder().encode(text), path };
      return { kind: "problem", code: "file-missing", message: `${path} is missing`, hint: "Write it." };
    },
    listFiles: (folder) =>
      Object.keys(files).flatMap((path) => (path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : [])),
    created: () => ({ kind: "ok", date: new Date(0) }),
    listFilesRead: () => [],
  };
}

function record(files: Readonly<Record<string, string>>): RecordingHost {
  return recordInputs(createTextHost(files));
}

function pathsOf(host: RecordingHost): readonly string[] {
  return host.listInputs().map((input) => `${input.root}:${input.path} ${input.sha256.slice(0, 7)}`);
}

describe("createSharedCache", () => {
  it("loads once, and gives problems and files to each who borrows", () => {
    const share = createSharedCache<number>();
    let loads = 0;
    const borrow = (): { codes: readonly string[]; paths: readonly string[]; value: number } => {
      const borrower = { host: record({ "package:a.css": "p {}" }), sink: createSink() };
      const value = share("a", borrower, (host, sink) => {
        loads += 1;
        host.readFile("package:a.css", { kind: "style" });
        sink.report("unknown-property", { message: "colour" });
        return 42;
      });
      return { value, codes: borrower.sink.diagnostics.map(({ code }) => code), paths: pathsOf(borrower.host) };
    };
    const first = borrow();
    expect(borrow()).toEqual(first);
    expect(first).toMatchObject({ value: 42, codes: ["unknown-property"] });
    expect(first.paths).toHaveLength(1);
    expect(loads).toBe(1);
  });

  it("keeps what failed to load, so that a missing thing is looked for once", () => {
    const share = createSharedCache<undefined>();
    let loads = 0;
    for (let round = 0; round < 3; round++) {
      share("x", { host: record({}), sink: createSink() }, () => {
        loads += 1;
        return undefined;
      });
    }
    expect(loads).toBe(1);
  });
});

describe("recordInputs", () => {
  it("records what was read, what was missing and what was listed, each once", () => {
    const host = record({ "project:a.md": "text", "package:t/x.hbs": "" });
    for (let round = 0; round < 2; round++) {
      host.readFile("project:a.md", { kind: "brief" });
      host.readFile("project:b.md", { kind: "brief" });
      host.listFiles("package:t");
    }
    expect(pathsOf(host)).toEqual([
      "project:a.md 982d9e3",
      "project:b.md missing",
      `package:t/ ${hashNames(["x.hbs"]).slice(0, 7)}`,
    ]);
  });

  it("tells one list of names from another", () => {
    const one = record({ "package:t/a": "", "package:t/b": "" });
    const other = record({ "package:t/a": "" });
    one.listFiles("package:t");
    other.listFiles("package:t");
    expect(one.listInputs()[0]?.sha256).not.toBe(other.listInputs()[0]?.sha256);
  });

  it("does not record a path that leads nowhere by its form", () => {
    const host = record({});
    host.readFile("../../etc/passwd", { kind: "picture" });
    host.readFile("https://example.org/x.png", { kind: "picture" });
    expect(host.listInputs()).toEqual([]);
  });
});
