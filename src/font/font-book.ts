/**
 * Fonts. In: the `@font-face` rules of the stylesheets and a way to load their files. Out: faces that measure, shape
 * and subset. Never here: anything that knows of lines, pages or PDF objects. The one door to fontkit.
 */
import { createHash } from "node:crypto";
import type { DiagnosticCode } from "../diagnostics/catalogue.js";
import type { Sink } from "../diagnostics/diagnostic.js";
import type { Face, FaceRequest, FontBook } from "../model/face.js";
import type { FontFaceRule } from "../model/styled.js";
import { rankFaces } from "./match-face.js";
import { openFace, type FaceProblem, type OpenedFace } from "./open-face.js";

/**
 * Faces opened in this process, by content and declaration. Decoding the tables of a font costs more than laying out a
 * brief, so no file is opened twice.
 */
const openedFaces = new Map<string, OpenedFace>();

/** Hashing is skipped for bytes that the host hands out again. */
const contentHashes = new WeakMap<Uint8Array, string>();

/**
 * Creates the book of the fonts that the stylesheets declare.
 *
 * @param load - Gives the bytes of a path that a rule names, `undefined` if there is no such file; called at most once a
 *   path, and only for faces that are asked for.
 * @remarks Reports `font-missing`, `font-format`, `font-damaged`, `font-not-embeddable` and `font-variable`; never
 *   throws. A face that cannot be used is passed over for the next best one of its family.
 */
export function createFontBook(
  rules: readonly FontFaceRule[],
  load: (path: string) => Uint8Array | undefined,
  sink: Sink,
): FontBook {
  const rulesByFamily = groupByFamily(rules);
  const faces = new Map<FontFaceRule, Face | undefined>();
  const answers = new Map<string, Face | undefined>();

  const faceOf = (rule: FontFaceRule): Face | undefined => {
    if (!faces.has(rule)) faces.set(rule, loadFace(rule, load, sink));
    return faces.get(rule);
  };
  const search = (family: string, request: FaceRequest): Face | undefined => {
    for (const rule of rankFaces(rulesByFamily.get(family.toLowerCase()) ?? [], request)) {
      const face = faceOf(rule);
      if (face !== undefined) return face;
    }
    return undefined;
  };
  return {
    families: [...rulesByFamily.values()].flatMap((group) => group[0]?.family ?? []),
    findFace(family, request) {
      const key = `${family}\n${request.weight}\n${request.style}\n${request.stretch ?? 100}`;
      if (!answers.has(key)) answers.set(key, search(family, request));
      return answers.get(key);
    },
  };
}

/** Family names compare without regard to case; a later rule with the same weight, style and width wins, as in CSS. */
function groupByFamily(rules: readonly FontFaceRule[]): Map<string, FontFaceRule[]> {
  const groups = new Map<string, FontFaceRule[]>();
  for (const rule of rules) {
    const key = rule.family.toLowerCase();
    const others = (groups.get(key) ?? []).filter((one) => !isSameSlot(one, rule));
    groups.set(key, [...others, rule]);
  }
  return groups;
}

function isSameSlot(a: FontFaceRule, b: FontFaceRule): boolean {
  return a.weight === b.weight && a.style === b.style && (a.stretch ?? 100) === (b.stretch ?? 100);
}

function loadFace(rule: FontFaceRule, load: (path: string) => Uint8Array | undefined, sink: Sink): Face | undefined {
  const bytes = load(rule.path);
  if (bytes === undefined) {
    sink.report("font-missing", {
      message: `The font "${rule.path}" of the family "${rule.family}" cannot be opened`,
      hint: "Check the path in the @font-face rule; it is relative to the stylesheet",
    });
    return undefined;
  }
  const opened = openOnce(bytes, rule);
  switch (opened.kind) {
    case "problem":
      reportProblem(rule, opened.problem, sink);
      return undefined;
    case "face":
      if (opened.variable) {
        sink.report("font-variable", {
          message: `The font "${rule.path}" is variable and is drawn in its default weight and width only`,
          hint: "Name a static font file for each weight and style",
        });
      }
      return opened.face;
  }
}

function openOnce(bytes: Uint8Array, rule: FontFaceRule): OpenedFace {
  let hash = contentHashes.get(bytes);
  if (hash === undefined) {
    hash = createHash("sha256").update(bytes).digest("base64");
    contentHashes.set(bytes, hash);
  }
  const key = [hash, rule.family, rule.weight, rule.style].join("\n");
  let opened = openedFaces.get(key);
  if (opened === undefined) {
    opened = openFace(bytes, rule);
    openedFaces.set(key, opened);
  }
  return opened;
}

const PROBLEM_REPORTS: Readonly<Record<FaceProblem["kind"], { readonly code: DiagnosticCode; readonly hint: string }>> =
  {
    format: { code: "font-format", hint: "Use a static TrueType font (.ttf)" },
    damaged: { code: "font-damaged", hint: "Replace the file with a fresh copy from its publisher" },
    embedding: {
      code: "font-not-embeddable",
      hint: "Choose a font whose licence allows embedding, e.g. under the OFL",
    },
  };

function reportProblem(rule: FontFaceRule, problem: FaceProblem, sink: Sink): void {
  const { code, hint } = PROBLEM_REPORTS[problem.kind];
  sink.report(code, { message: `The font "${rule.path}" cannot be used: ${problem.why}`, hint });
}
