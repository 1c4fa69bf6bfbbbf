// Where the names of templates and brands lead: first to the project's own, then to the shipped ones.
import type { TemplatePack } from "../compose/load-template-pack.js";
import type { StringTables } from "../compose/string-table.js";
import { formatNearMiss } from "../diagnostics/near-miss.js";
import type { Sink } from "../diagnostics/diagnostic.js";
import type { Host } from "../host/host.js";
import type { TypographySetting } from "../model/brand.js";
import type { FrontMatter, Paper } from "../model/front-matter.js";
import type { Span } from "../model/span.js";
import type { Look } from "../pipeline-environment.js";
import type { Layer, Stylesheet } from "../style/stylesheet.js";
import type { BuildJob } from "./job.js";
import { findIdleSettings, reportIdleSettings } from "./check-brand.js";
import { loadBrand, loadPack, loadSheet, loadStrings } from "./load-look-parts.js";
import type { LoadedBrand } from "./load-look-parts.js";
import { createSharedCache } from "./shared-cache.js";
import type { Borrower, SharedCache } from "./shared-cache.js";

/** What the command line says in place of the brief. */
export type Overrides = Pick<BuildJob, "paper" | "template" | "brand">;

/** Finds looks; their parts are loaded once. */
export interface LookShelf {
  /** @returns `undefined` if a part is missing or has an error; that was reported. */
  findLook(frontMatter: FrontMatter, overrides: Overrides, borrower: Borrower): Look | undefined;
}

/** What a brief prints in when nobody says otherwise. */
const DEFAULT_TEMPLATE = "meridian";
const DEFAULT_PAPER: Paper = "a4";

const ROOTS = ["project", "package"] as const;

/** Sheets below every template, in the order of the cascade. */
const BASE_SHEETS = ["package:fonts/fonts.css", "package:templates/base.css"] as const;

/** A pack, or nothing, and the folder that it lies in, e.g. "package:templates/meridian". */
interface FoundPack {
  readonly folder: string | undefined;
  readonly pack: TemplatePack | undefined;
}

/** A brand, or nothing, and the rooted path of its file. */
interface FoundBrand {
  readonly path: string | undefined;
  readonly loaded: LoadedBrand | undefined;
}

/** Creates an empty shelf. */
export function createLookShelf(): LookShelf {
  const packs = createSharedCache<FoundPack>();
  const brands = createSharedCache<FoundBrand>();
  const strings = createSharedCache<StringTables>();
  const sheets = createSharedCache<Stylesheet | undefined>();
  const cascades = new Map<string, Cascade>();
  return {
    findLook(frontMatter, overrides, borrower) {
      const found = findPack(frontMatter, overrides, packs, borrower);
      const brand = findBrand(frontMatter, overrides, brands, borrower);
      const paper = overrides.paper ?? frontMatter.paper ?? DEFAULT_PAPER;
      if (found === undefined || brand === "unusable") return undefined;
      const styles = findStyles(found.pack, paper, frontMatter, borrower.sink);
      if (styles === undefined) return undefined;
      const paths = [
        ...BASE_SHEETS.map((path) => [path, "base"] as const),
        ...styles.map((style) => [`${found.folder}/${style}`, "template"] as const),
      ];
      const loaded = paths.flatMap(([path, layer]) => borrowSheet(path, layer, sheets, borrower) ?? []);
      if (loaded.length < paths.length) return undefined;
      const key = JSON.stringify([paths, brand?.path]);
      const cascade = cascades.get(key) ?? createCascade(loaded, brand?.loaded);
      cascades.set(key, cascade);
      reportIdleSettings(cascade.idle, found.pack.id, borrower.sink);
      return {
        pack: found.pack,
        strings: strings("", borrower, (host, sink) => loadStrings("package:templates/strings", host, sink)),
        brand: brand?.loaded.brand,
        paper,
        sheets: cascade.sheets,
      };
    },
  };
}

/** Sheets in the order of the cascade: equal looks share one array, because its rules are indexed once. */
interface Cascade {
  readonly sheets: readonly Stylesheet[];
  /** What the brand says and no sheet asks for. */
  readonly idle: readonly TypographySetting[];
}

function createCascade(sheets: readonly Stylesheet[], brand: LoadedBrand | undefined): Cascade {
  if (brand === undefined) return { sheets, idle: [] };
  return { sheets: [...sheets, brand.sheet], idle: findIdleSettings(brand.brand, sheets) };
}

function borrowSheet(
  path: string,
  layer: Layer,
  sheets: SharedCache<Stylesheet | undefined>,
  borrower: Borrower,
): Stylesheet | undefined {
  return sheets(path, borrower, (host, sink) => loadSheet(path, layer, host, sink));
}

/** The pack that a brief asks for. */
function findPack(
  frontMatter: FrontMatter,
  overrides: Overrides,
  packs: SharedCache<FoundPack>,
  { host, sink }: Borrower,
): { readonly folder: string; readonly pack: TemplatePack } | undefined {
  const id = overrides.template ?? frontMatter.template ?? DEFAULT_TEMPLATE;
  const { folder, pack } = packs(id, { host, sink }, (gate, problems) => searchPack(id, gate, problems));
  if (folder === undefined) {
    const ids = ROOTS.flatMap((root) => listTemplates(root, host));
    sink.report("template-missing", {
      message: `There is no template \`${id}\``,
      ...placeOf("template", overrides.template, frontMatter),
      hint: `${formatNearMiss(id, ids)}The templates are ${[...new Set(ids)].sort().join(", ")}.`,
    });
  }
  return folder === undefined || pack === undefined ? undefined : { folder, pack };
}

function searchPack(id: string, host: Host, sink: Sink): FoundPack {
  const folders = /^[\w-]+$/u.test(id) ? ROOTS.map((root) => `${root}:templates/${id}`) : [];
  const folder = folders.find((candidate) => host.listFiles(candidate).includes("template.yml"));
  return { folder, pack: folder === undefined ? undefined : loadPack(folder, id, host, sink) };
}

function listTemplates(root: string, host: Host): readonly string[] {
  return host.listFiles(`${root}:templates`).flatMap((path) => /^([^/]+)\/template\.yml$/u.exec(path)?.[1] ?? []);
}

/** The brand that a brief asks for; without a name the project's own `_brand.yml`, and without that none. */
function findBrand(
  frontMatter: FrontMatter,
  overrides: Overrides,
  brands: SharedCache<FoundBrand>,
  { host, sink }: Borrower,
): { readonly path: string; readonly loaded: LoadedBrand } | "unusable" | undefined {
  const name = overrides.brand ?? frontMatter.brand;
  const candidates = listBrandPaths(name);
  const { path, loaded } = brands(name ?? "", { host, sink }, (gate, problems) => {
    const existing = candidates.find((candidate) => gate.readFile(candidate, { kind: "brand" }).kind === "ok");
    return { path: existing, loaded: existing === undefined ? undefined : loadBrand(existing, gate, problems) };
  });
  if (path !== undefined) return loaded === undefined ? "unusable" : { path, loaded };
  if (name === undefined) return undefined;
  const problems = candidates.flatMap((candidate) => {
    const result = host.readFile(candidate, { kind: "brand" });
    return result.kind === "ok" ? [] : [result];
  });
  const telling = problems.find((problem) => problem.code !== "file-missing" || problem.hint.startsWith("Did you"));
  const { code, message, hint } = telling ?? problems[0] ?? UNKNOWN_BRAND;
  sink.report(code, { message, hint, ...placeOf("brand", overrides.brand, frontMatter) });
  return "unusable";
}

const UNKNOWN_BRAND = {
  code: "file-missing",
  message: "There is no such brand",
  hint: "Name a folder of templates/brands.",
} as const;

function listBrandPaths(name: string | undefined): readonly string[] {
  if (name === undefined) return ["project:_brand.yml"];
  if (/[/.]/u.test(name)) return [`project:${name}`];
  return ROOTS.map((root) => `${root}:templates/brands/${name}/_brand.yml`);
}

function findStyles(
  pack: TemplatePack,
  paper: Paper,
  frontMatter: FrontMatter,
  sink: Sink,
): readonly string[] | undefined {
  const styles = pack.papers.get(paper);
  if (styles !== undefined) return styles;
  sink.report("paper-not-offered", {
    message: `The template \`${pack.id}\` is not made for the paper \`${paper}\``,
    ...placeOf("paper", undefined, frontMatter),
    hint: `It is made for ${[...pack.papers.keys()].join(" and ")}.`,
  });
  return undefined;
}

/** Where the brief names something; nowhere if it was the command line. */
function placeOf(field: string, override: string | undefined, frontMatter: FrontMatter): { readonly span?: Span } {
  const span = override === undefined ? frontMatter.spans.get(field) : undefined;
  return span === undefined ? {} : { span };
}
