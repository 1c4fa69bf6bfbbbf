import { describe, expect, it } from "vitest";
import { attachFiles } from "../../src/build/attach-files.js";
import { recordInputs } from "../../src/build/record-inputs.js";
import type { RecordingHost } from "../../src/build/record-inputs.js";
import type { AttachMode } from "../../src/build/recovery-manifest.js";
import { createSink } from "../../src/diagnostics/sink.js";
import { createdDate } from "../../src/host/created-date.js";
import type { FileKind, Host } from "../../src/host/host.js";
import { resolvePath } from "../../src/host/rooted-path.js";
import type { Attachment } from "../../src/model/attachment.js";
import type { DataTable } from "../../src/model/data-table.js";
import { readBrief } from "../../src/read/read-brief.js";
import { brief } from "../e2e/temporary-project.js";

const PATH = "briefs/ghana.md";

/** A gate to a few texts, by their rooted path. */
function createTextHost(files: Readonly<Record<string, string>>, epoch?: string): Host {
  const find = (path: string): string | undefined => {
    const rooted = resolvePath(path);
    return "kind" in rooted ? undefined : files[`${rooted.root}:${rooted.path}`];
  };
  return {
    readFile(path) {
      const text = find(path);
      if (text !== undefined) return { kind: "ok", bytes: new TextEncoder().encode(text), path };
      return { kind: "problem", code: "file-missing", message: `${path} is missing`, hint: "Write it." };
    },
    listFiles: (folder) => {
      const rooted = resolvePath(folder);
      const prefix = "kind" in rooted ? "?" : `${rooted.root}:${rooted.path}/`;
      return Object.keys(files).flatMap((path) => (path.startsWith(prefix) ? path.slice(prefix.length) : []));
    },
    created: (date) => createdDate(date, epoch),
    listFilesRead: () => [],
  };
}

interface Settings {
  readonly attach?: AttachMode;
  readonly status?: string;
  readonly comments?: readonly number[];
  readonly epoch?: string;
  readonly version?: string;
  readonly tables?: readonly DataTable[];
}

/** Attaches files that were read in the order in which they are given. */
function attach(
  read: Readonly<Record<string, FileKind>>,
  settings: Settings = {},
  more: Readonly<Record<string, string>> = {},
): { readonly files: readonly Attachment[]; readonly codes: readonly string[]; readonly messages: readonly string[] } {
  const text = brief("Text.", settings.status === undefined ? {} : { status: settings.status });
  const all = Object.fromEntries(Object.keys(read).map((path) => [path, `bytes of ${path}`]));
  const host: RecordingHost = recordInputs(
    createTextHost({ ...all, [`project:${PATH}`]: text, ...more }, settings.epoch),
  );
  for (const [path, kind] of Object.entries(read)) host.readFile(path.replaceAll("%", "%25"), { kind });
  host.readFile(`project:${PATH}`, { kind: "brief" });
  const { frontMatter } = readBrief(Buffer.from(text), PATH, createSink())!;
  const comments = (settings.comments ?? []).map((line) => ({ file: PATH, line, column: 1 }));
  const sink = createSink();
  const files = attachFiles(
    { path: PATH, frontMatter, comments, tables: settings.tables ?? [] },
    host,
    { attach: settings.attach ?? "source", overrides: { paper: "letter" }, toolVersion: "1.2.3" },
    sink,
  );
  return {
    files,
    codes: sink.diagnostics.map(({ code }) => code),
    messages: sink.diagnostics.map(({ message }) => message),
  };
}

function manifestOf(files: readonly Attachment[]): unknown {
  return JSON.parse(Buffer.from(files.at(-1)?.bytes ?? []).toString());
}

const LOOK: Readonly<Record<string, FileKind>> = {
  "project:fonts/a/A.ttf": "font",
  "package:templates/meridian/style.css": "style",
  "project:briefs/images/map.svg": "picture",
  "project:data/series.csv": "data",
  "package:templates/brands/steppe/_brand.yml": "brand",
};

describe("attachFiles", () => {
  it("takes the brief, its data and its brand by default", () => {
    const { files, codes } = attach(LOOK);
    expect(codes).toEqual([]);
    expect(files.map(({ name, relationship, mediaType }) => [name, relationship, mediaType])).toEqual([
      ["ghana.md", "Source", "text/markdown"],
      ["series.csv", "Data", "text/csv"],
      ["_brand.yml", "Supplement", "application/yaml"],
      ["briefpress.json", "Supplement", "application/json"],
    ]);
  });

  it("takes everything that was read with `all`, and says where it belongs", () => {
    const { files } = attach(LOOK, { attach: "all" });
    expect(manifestOf(files)).toEqual({
      format: 1,
      briefpress: "1.2.3",
      brief: PATH,
      attach: "all",
      options: { paper: "letter" },
      files: [
        { name: "ghana.md", path: PATH },
        { name: "map.svg", path: "briefs/images/map.svg" },
        { name: "series.csv", path: "data/series.csv" },
        { name: "A.ttf", path: "fonts/a/A.ttf" },
        { name: "_brand.yml", path: "templates/brands/steppe/_brand.yml", shipped: true },
        { name: "style.css", path: "templates/meridian/style.css", shipped: true },
      ],
    });
    const map = files.find(({ name }) => name === "map.svg");
    expect(Buffer.from(map?.bytes ?? []).toString()).toBe("bytes of project:briefs/images/map.svg");
  });

  it("gives the same files in whatever order they were read", () => {
    const backwards = Object.fromEntries(Object.entries(LOOK).toReversed());
    expect(attach(backwards, { attach: "all" })).toEqual(attach(LOOK, { attach: "all" }));
  });

  it("takes the licences beside the fonts along, but not those of other folders", () => {
    const more = { "project:fonts/a/OFL.txt": "OFL", "project:fonts/b/LICENSE": "?", "project:fonts/a/notes.txt": "?" };
    const { files } = attach(LOOK, { attach: "all" }, more);
    expect(files.map(({ name }) => name)).toContain("OFL.txt");
    expect(files.map(({ name }) => name)).not.toContain("LICENSE");
    expect(files.map(({ name }) => name)).not.toContain("notes.txt");
  });

  it("numbers files of one name, whatever their case", () => {
    const { files } = attach(
      { "project:a/map.svg": "picture", "project:b/Map.svg": "picture", "project:c/briefpress.json": "data" },
      { attach: "all" },
    );
    expect(files.map(({ name }) => name)).toEqual([
      "ghana.md",
      "map.svg",
      "Map-2.svg",
      "briefpress-2.json",
      "briefpress.json",
    ]);
  });

  it("says SOURCE_DATE_EPOCH only where it changes the date", () => {
    expect(manifestOf(attach({}, { epoch: "1767225600" }).files)).toMatchObject({ sourceDateEpoch: 1767225600 });
    const own = String(Date.UTC(2026, 2, 12) / 1000);
    expect(manifestOf(attach({}, { epoch: own }).files)).not.toHaveProperty("sourceDateEpoch");
  });

  it.each([
    ["a device of Windows", "project:images/aux.png", "Windows keeps it for a device"],
    ["a hidden folder", "project:.git/config.png", "a name in it begins with a dot"],
    ["a folder that programs look into", "project:node_modules/x/y.png", "programs run what they find in node_modules"],
    ["a colon", "project:images/a:b.png", "it holds the character :"],
    ["a path without end", `project:${"deep/".repeat(60)}x.png`, "it is longer than 200 characters"],
  ])("refuses what cannot be recovered everywhere: %s", (_what, path, reason) => {
    const { codes, messages } = attach({ [path]: "picture" }, { attach: "all" });
    expect(codes).toEqual(["attachment-path"]);
    expect(messages[0]).toContain(`cannot travel in the PDF, because ${reason}`);
    expect(attach({ [path]: "picture" }).codes).toEqual([]);
  });

  it("refuses files that some systems take for one", () => {
    const rivals = { "project:images/map.svg": "picture", "project:Images/MAP.svg": "picture" } as const;
    expect(attach(rivals, { attach: "all" }).messages).toEqual([
      "Images/MAP.svg and images/map.svg cannot both travel in the PDF, because some systems take them for one",
    ]);
  });

  it("refuses more files than recovery takes back", () => {
    const many = Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`project:i/${i}.png`, "picture"] as const));
    expect(attach(many, { attach: "all" }).codes).toEqual(["attachments-too-large"]);
  });

  it("warns of comments in the text of a final brief, and of no other", () => {
    const final = attach({}, { status: "final", comments: [9, 12] });
    expect(final.codes).toEqual(["attached-comments"]);
    expect(final.messages[0]).toContain("2 comments");
    expect(attach({}, { status: "draft", comments: [9] }).codes).toEqual([]);
    expect(attach({}, { status: "final" }).codes).toEqual([]);
  });
});

describe("tables of a brief", () => {
  const matrix: DataTable = { kind: "matrix", title: "Who prints", rows: [[{ kind: "text", text: "=1" }]] };
  const comparison: DataTable = { kind: "comparison", title: "Gauges", rows: [[{ kind: "number", text: "-4" }]] };

  it("travel as CSV behind the files that were read, named after the brief", () => {
    const { files, codes } = attach({}, { tables: [matrix, comparison, comparison, matrix] });
    expect(codes).toEqual([]);
    expect(files.map(({ name }) => name)).toEqual([
      "ghana.md",
      "ghana-matrix.csv",
      "ghana-comparison-1.csv",
      "ghana-comparison-2.csv",
      "ghana-matrix-2.csv",
      "briefpress.json",
    ]);
    expect(files[1]).toMatchObject({ description: "Who prints", relationship: "Data", mediaType: "text/csv" });
    expect(Buffer.from(files[1]?.bytes ?? []).toString()).toBe("\uFEFF'=1\r\n");
    expect(Buffer.from(files[2]?.bytes ?? []).toString()).toBe("\uFEFF-4\r\n");
    expect(manifestOf(files)).toMatchObject({
      files: [{ name: "ghana.md" }],
      tables: ["ghana-matrix.csv", "ghana-comparison-1.csv", "ghana-comparison-2.csv", "ghana-matrix-2.csv"],
    });
  });

  it("take another name where a file of the brief has theirs", () => {
    const { files } = attach({ "project:briefs/ghana-matrix.csv": "data" }, { tables: [matrix] });
    expect(files.map(({ name }) => name)).toContain("ghana-matrix-2.csv");
  });

  it("leave no trace in the manifest of a brief without any", () => {
    expect(manifestOf(attach({}).files)).not.toHaveProperty("tables");
  });
});
