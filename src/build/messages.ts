import type { BuildJob, BuildResult } from "./job.js";

/** What the parent tells a child process. */
export type ParentMessage = { readonly kind: "build"; readonly job: BuildJob };

/** What a child process tells its parent. */
export type ChildMessage =
  /** A job ended by itself, well or badly. */
  | { readonly kind: "finished"; readonly result: BuildResult }
  /** A bug: something was thrown. The child is not used any more. */
  | { readonly kind: "threw"; readonly message: string; readonly stack: string };

/** The only other end of the channel is our own code, so the kind alone is looked at. */
export function isParentMessage(message: unknown): message is ParentMessage {
  return hasKind(message) && message.kind === "build";
}

/** @see isParentMessage */
export function isChildMessage(message: unknown): message is ChildMessage {
  return hasKind(message) && ["finished", "threw"].includes(String(message.kind));
}

function hasKind(message: unknown): message is { readonly kind: unknown } {
  return typeof message === "object" && message !== null && "kind" in message;
}
