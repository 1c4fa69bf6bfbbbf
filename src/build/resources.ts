// What comes in: the gate to files. What goes out: for each brief, everything that it borrows: template pack, brand,
// stylesheets, fonts and pictures, each loaded once per process. What a thing means is decided in its own folder.
import { createSink } from "../diagnostics/sink.js";
import type { Host } from "../host/host.js";
import type { PipelineEnvironment, StageTimer } from "../pipeline-environment.js";
import { attachFiles } from "./attach-files.js";
import { createPictureShelf } from "./borrow-picture.js";
import type { BuildJob } from "./job.js";
import { createLookShelf } from "./look-shelf.js";
import type { Overrides } from "./look-shelf.js";
import { recordInputs } from "./record-inputs.js";
import type { RecordingHost } from "./record-inputs.js";
import { createWorldShelf } from "./borrow-world.js";
import { createSharedCache } from "./shared-cache.js";

/** An environment that remembers what was read through it. */
export interface LentEnvironment extends PipelineEnvironment {
  readonly host: RecordingHost;
}

/** What decides on a PDF besides the brief. */
export type LendOptions = Overrides & Pick<BuildJob, "attach" | "row">;

/** The shared things of a process. */
export interface Resources {
  /** Makes the environment of one brief. */
  lend(options: LendOptions, timer?: StageTimer): LentEnvironment;
}

/**
 * Creates the shared things of a process; nothing is loaded before the first brief asks for it.
 *
 * @param toolVersion - e.g. "0.1.0"
 */
export function createResources(host: Host, toolVersion: string): Resources {
  const looks = createLookShelf();
  const pictures = createPictureShelf();
  const worlds = createWorldShelf();
  const fonts = createSharedCache<Uint8Array | undefined>();
  return {
    lend({ attach = "source", row, ...overrides }, timer) {
      const recording = recordInputs(host);
      return {
        host: recording,
        producer: `Briefpress ${toolVersion}`,
        ...(timer === undefined ? {} : { timer }),
        ...(row === undefined ? {} : { row }),
        findLook: (frontMatter, sink) => looks.findLook(frontMatter, overrides, { host: recording, sink }),
        findPicture: (source, from, span, sink) => pictures(source, from, span, { host: recording, sink }),
        findWorld: (path, frontMatter, sink) => worlds(path, frontMatter, { host: recording, sink }),
        // A font that is missing is reported by the book of fonts, which knows who asked for it.
        loadFont: (path) => fonts(path, { host: recording, sink: createSink() }, loadFont.bind(undefined, path)),
        attachFiles: (brief, sink) =>
          attach === "none" ? [] : attachFiles(brief, recording, { attach, overrides, row, toolVersion }, sink),
      };
    },
  };
}

function loadFont(path: string, host: Host): Uint8Array | undefined {
  const result = host.readFile(path, { kind: "font" });
  return result.kind === "ok" ? result.bytes : undefined;
}
