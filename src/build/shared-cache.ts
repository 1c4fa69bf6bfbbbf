import { createSink } from "../diagnostics/sink.js";
import type { Diagnostic, Sink } from "../diagnostics/diagnostic.js";
import type { Host } from "../host/host.js";
import { recordInputs } from "./record-inputs.js";
import type { Recording, RecordingHost } from "./record-inputs.js";

/** Who asks for a shared thing: its problems and its files count as those of the brief that is being built. */
export interface Borrower {
  readonly host: RecordingHost;
  readonly sink: Sink;
}

/** Gives the thing of a key; it is loaded the first time and shared after that. */
export type SharedCache<T> = (key: string, borrower: Borrower, load: (host: Host, sink: Sink) => T) => T;

interface Entry<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
  readonly inputs: Recording;
}

/**
 * Creates a cache of things that many briefs use, such as template packs.
 *
 * What was wrong with a thing when it was loaded is said again to each brief that uses it, and what was read for it is
 * recorded again; otherwise the order of the briefs would decide on their diagnostics and on what is up to date.
 */
export function createSharedCache<T>(): SharedCache<T> {
  const entries = new Map<string, Entry<T>>();
  return (key, borrower, load) => {
    const entry = entries.get(key) ?? loadEntry(borrower.host, load);
    entries.set(key, entry);
    for (const { code, ...report } of entry.diagnostics) borrower.sink.report(code, report);
    borrower.host.addInputs(entry.inputs);
    return entry.value;
  };
}

function loadEntry<T>(host: Host, load: (host: Host, sink: Sink) => T): Entry<T> {
  const recording = recordInputs(host);
  const sink = createSink();
  const value = load(recording, sink);
  return { value, diagnostics: sink.diagnostics, inputs: freeze(recording) };
}

/** What was read, as lists that are made once: every brief takes them over. */
function freeze(recording: Recording): Recording {
  const [inputs, files] = [recording.listInputs(), recording.listReadFiles()];
  return { listInputs: () => inputs, listReadFiles: () => files };
}
