import { describe, expect, it } from "vitest";
import { formatDiagnostic } from "../../src/cli/format-diagnostic.js";
import { createPaint } from "../../src/cli/paint.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";

const PLAIN = createPaint(false);

function format(diagnostic: Partial<Diagnostic>, source?: string): string {
  const whole: Diagnostic = { severity: "error", code: "unknown-block", message: "Something is wrong", ...diagnostic };
  return formatDiagnostic(whole, () => source, PLAIN);
}

function at(column: number, length?: number): Partial<Diagnostic> {
  return { span: { file: "briefs/a.md", line: 12, column, ...(length === undefined ? {} : { length }) } };
}

describe("formatDiagnostic", () => {
  it("shows what is wrong, where, with the line and a caret, and what to do", () => {
    expect(format({ ...at(3, 5), hint: "Write it better." }, "a wrong word")).toBe(
      [
        "error: Something is wrong [unknown-block]",
        "  --> briefs/a.md:12:3",
        "    |",
        " 12 | a wrong word",
        "    |   ^^^^^",
        "  hint: Write it better.",
      ].join("\n"),
    );
  });

  it("is short when there is no place", () => {
    expect(format({ severity: "warning" })).toBe("warning: Something is wrong [unknown-block]");
  });

  it("names the place when the line itself cannot be shown", () => {
    expect(format(at(1))).toBe("error: Something is wrong [unknown-block]\n  --> briefs/a.md:12:1");
  });

  it("shows characters that would command the terminal or turn the text around", () => {
    const text = format({ message: "a\u001b[2Jb" }, "");
    expect(text).toContain("a<U+001B>[2Jb");
    expect(format(at(1), "x\u202ey\u0007")).toContain("x<U+202E>y<U+0007>");
  });

  it("puts the caret under the right cell behind tabs, wide and combining characters", () => {
    const caretOf = (source: string, column: number): number => {
      const last = format(at(column), source).split("\n").at(-1) ?? "";
      return last.indexOf("^") - " 12 | ".length;
    };
    expect(caretOf("\tx", 2)).toBe(2);
    expect(caretOf("中国x", 3)).toBe(4);
    expect(caretOf("e\u0301x", 3)).toBe(1);
    expect(caretOf("\u001bx", 2)).toBe("<U+001B>".length);
  });

  it("cuts a long line around the place", () => {
    const source = `${"a".repeat(500)}HERE${"b".repeat(500)}`;
    const lines = format(at(501, 4), source).split("\n");
    const shown = lines[3] ?? "";
    expect(shown.length).toBeLessThan(120);
    expect(shown.indexOf("HERE")).toBe(lines[4]?.indexOf("^^^^"));
  });

  it("shows a place behind the end of its line", () => {
    expect(format(at(4), "abc").split("\n").at(-1)).toBe("    |    ^");
  });

  it("colours only when asked", () => {
    expect(
      formatDiagnostic({ severity: "error", code: "unknown-block", message: "x" }, () => "", createPaint(true)),
    ).toContain("\u001b[31m");
    expect(format({})).not.toContain("\u001b");
  });
});
