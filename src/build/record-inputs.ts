import type { FileKind, Host } from "../host/host.js";
import { resolvePath } from "../host/rooted-path.js";
import type { RootedPath } from "../host/rooted-path.js";
import type { RecordedInput } from "./build-record.js";
import { hashBytes, hashNames, MISSING } from "./find-current-result.js";

/** A file that was read. */
export interface ReadFile extends RootedPath {
  readonly kind: FileKind;
  readonly bytes: Uint8Array;
}

/** What went through a gate. */
export interface Recording {
  /** Everything that was read, looked for in vain, or listed, each path once. */
  listInputs(): readonly RecordedInput[];
  /** The files that were read, each path once. */
  listReadFiles(): readonly ReadFile[];
}

/** A gate that remembers what went through it, and what was asked for in vain. */
export interface RecordingHost extends Host, Recording {
  /** Adds what somebody else read on the way to something that is used here too. */
  addInputs(recording: Recording): void;
}

/** Hashes of bytes that are kept for the life of the process, e.g. of fonts. */
const knownHashes = new WeakMap<Uint8Array, string>();

/**
 * Wraps a gate so that everything which a PDF depends on can be recorded.
 *
 * A path is recorded as it is written, before links are followed, because a link may lead elsewhere tomorrow. A path
 * that was refused for its form is not recorded: it is an error, and failed builds leave no record.
 */
export function recordInputs(host: Host): RecordingHost {
  const inputs = new Map<string, RecordedInput>();
  const files = new Map<string, ReadFile>();
  const add = (input: RecordedInput): void => void inputs.set(`${input.root}:${input.path}`, input);
  const addFile = (file: ReadFile): void => void files.set(`${file.root}:${file.path}`, file);
  return {
    readFile(path, options) {
      const result = host.readFile(path, options);
      const rooted = resolvePath(path, options.from);
      if ("kind" in rooted) return result;
      add({ ...rooted, sha256: result.kind === "ok" ? hashOnce(result.bytes) : MISSING });
      if (result.kind === "ok") addFile({ ...rooted, kind: options.kind, bytes: result.bytes });
      return result;
    },
    listFiles(folder) {
      const names = host.listFiles(folder);
      const rooted = resolvePath(folder);
      if (!("kind" in rooted)) add({ root: rooted.root, path: `${rooted.path}/`, sha256: hashNames(names) });
      return names;
    },
    created: (briefDate) => host.created(briefDate),
    listFilesRead: () => host.listFilesRead(),
    listInputs: () => [...inputs.values()],
    listReadFiles: () => [...files.values()],
    addInputs(recording) {
      recording.listInputs().forEach(add);
      recording.listReadFiles().forEach(addFile);
    },
  };
}

function hashOnce(bytes: Uint8Array): string {
  const known = knownHashes.get(bytes) ?? hashBytes(bytes);
  knownHashes.set(bytes, known);
  return known;
}
