import { escapeTerminal } from "./escape-terminal.js";

/** Width of the bar itself, in cells. */
const BAR_WIDTH = 24;

/** A line at the foot of a terminal that tells how far the work is. */
export interface ProgressBar {
  /** Draws the state anew. */
  show(done: number, label: string): void;
  /** Takes the line away, so that something else can be printed. */
  clear(): void;
}

/**
 * Creates a progress bar.
 *
 * @param stream - Where it is drawn; on anything but a terminal nothing is.
 * @param total - Number of steps, greater than 0.
 */
export function createProgressBar(stream: NodeJS.WriteStream, total: number): ProgressBar {
  if (!stream.isTTY) return { show: () => undefined, clear: () => undefined };
  return {
    show(done, label) {
      const filled = Math.round((done / total) * BAR_WIDTH);
      const bar = `${"█".repeat(filled)}${"░".repeat(BAR_WIDTH - filled)}`;
      const room = Math.max(stream.columns - BAR_WIDTH - 16, 8);
      const name = escapeTerminal(label);
      stream.write(`\r\u001b[2K${bar} ${done}/${total} ${name.length > room ? `…${name.slice(1 - room)}` : name}`);
    },
    clear() {
      stream.write("\r\u001b[2K");
    },
  };
}
