import type { Sink } from "../../diagnostics/diagnostic.js";
import type { ComputedStyle } from "../../model/computed-style.js";
import type { FontBook } from "../../model/face.js";
import type { SourceFile } from "../../model/source-file.js";
import type { SourcePosition } from "../../model/styled.js";
import type { Span } from "../../model/span.js";
import { GENERIC_FAMILIES } from "../paragraph/run-style.js";
import type { RunStyles } from "../paragraph/run-style.js";
import type { TextSetting } from "./set-picture-text.js";

/** @returns What drawings need to set their texts by the fonts of a document; each fault is said once. */
export function createTextSetting(
  fonts: FontBook,
  runStyles: RunStyles,
  style: ComputedStyle,
  file: SourceFile,
  sink: Sink,
): TextSetting {
  const said = new Set<string>();
  const once = (key: string, report: () => void): void => {
    if (said.has(key)) return;
    said.add(key);
    report();
  };
  const spanOf = (at: SourcePosition | undefined): Span => ({
    file: file.path,
    line: at?.line ?? 1,
    column: at?.column ?? 1,
  });
  const find = (family: string): boolean =>
    fonts.findFace(family, { weight: style.fontWeight, style: "normal" }) !== undefined;
  return {
    environment: {
      runStyles,
      reportMissingGlyph(character, at) {
        const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
        once(code, () => {
          sink.report("glyph-missing", {
            message: `No font has the character ${code} (${character}), which stands in a text of a drawing`,
            span: spanOf(at),
            hint: "Use another character, add a font that has it, or convert the text to paths",
          });
        });
      },
    },
    style,
    hasFamily: (families) => families.some((family) => GENERIC_FAMILIES.has(family.toLowerCase()) || find(family)),
    reportMissingFont(families, at) {
      const list = families.join(", ").slice(0, 80);
      once(list, () => {
        sink.report("svg-font", {
          message: `A text of a drawing asks for the font ${list}, which there is not; it is set in ${style.fontFamily[0] ?? "another one"}`,
          span: spanOf(at),
          hint: "Name one of the brief's fonts, end the list with serif or sans-serif, or convert the text to paths",
        });
      });
    },
  };
}
