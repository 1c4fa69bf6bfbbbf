import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

/**
 * The direction of dependencies in src/, in one place: which sibling folders each folder may import.
 * Stages never import one another; src/pipeline.ts joins them. ARCHITECTURE.md draws the same picture.
 *
 * @type {Record<string, string[]>}
 */
const MAY_IMPORT = {
  model: [],
  diagnostics: ["model"],
  host: ["model", "diagnostics"],
  formats: ["model", "diagnostics"],
  font: ["model", "diagnostics"],
  picture: ["model", "diagnostics", "formats"],
  read: ["model", "diagnostics", "formats", "country"],
  parse: ["model", "diagnostics"],
  compose: ["model", "diagnostics", "formats", "host"],
  style: ["model", "diagnostics", "formats"],
  hyphenation: [],
  typeset: ["model", "diagnostics", "formats", "font", "picture", "hyphenation"],
  write: ["model", "diagnostics", "font", "picture"],
  brand: ["model", "diagnostics", "host", "formats", "country"],
  country: ["model", "diagnostics", "formats"],
  map: ["model", "diagnostics", "formats", "country"],
  chart: ["model", "diagnostics", "formats"],
  verify: ["model", "diagnostics", "formats"],
  report: ["model", "diagnostics", "formats"],
  recover: [],
  build: [
    "model",
    "diagnostics",
    "host",
    "formats",
    "font",
    "picture",
    "brand",
    "country",
    "map",
    "chart",
    "compose",
    "style",
    "read",
    "report",
    "recover",
  ],
  cli: ["model", "diagnostics", "host", "build"],
};

/** Third-party packages that only one folder may import: its door to the outside. */
const OWNED_PACKAGES = {
  formats: ["yaml", "csv-parse"],
  country: ["country-to-iso"],
  map: ["d3-geo", "topojson-client", "polylabel"],
  font: ["fontkit"],
  hyphenation: ["hyphen"],
  picture: ["saxes"],
  read: ["gray-matter"],
  parse: ["marked", "entities"],
  compose: ["handlebars"],
  style: ["css-tree", "htmlparser2"],
  typeset: ["pdfmake", "bidi-js"],
  write: ["pdfkit", "fflate"],
};

/** Folders that may run the whole pipeline. */
const RUN_PIPELINE = ["build"];

const folders = Object.keys(MAY_IMPORT);
const layerRules = folders.map((folder) => ({
  files: [`src/${folder}/**/*.ts`],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          ...folders
            .filter((other) => other !== folder && !MAY_IMPORT[folder]?.includes(other))
            .map((other) => ({
              regex: `^(\\.\\./)+${other}/`,
              message: `src/${folder}/ must not import src/${other}/ (see ARCHITECTURE.md).`,
            })),
          ...Object.entries(OWNED_PACKAGES)
            .filter(([owner]) => owner !== folder)
            .flatMap(([owner, names]) =>
              names.map((name) => ({ regex: `^${name}(/|$)`, message: `Only src/${owner}/ may import ${name}.` })),
            ),
          ...(RUN_PIPELINE.includes(folder)
            ? []
            : [{ regex: "^(\\.\\./)+pipeline\\.js$", message: "Only build/ may run the pipeline." }]),
        ],
      },
    ],
    ...(folder === "cli" ? {} : { "no-console": "error" }),
  },
}));

export default defineConfig(
  { ignores: ["dist/**", "dist-tools/**", "output/**", "coverage/**", "eslint.config.js"] },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],

      "no-undef": "off",
    },
  },
  {
    files: ["src/**/*.ts"],
    rules: {
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
    },
  },
  {
    // Tests say what they know of their own fixtures.
    files: ["tests/**/*.ts"],
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-confusing-void-expression": "off",
      // Asymmetric matchers are typed `any`.
      "@typescript-eslint/no-unsafe-assignment": "off",
    },
  },
  {
    // Ambient declarations of other people's modules: no import statement may stand at their top level.
    files: ["src/**/*.d.ts"],
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      "@typescript-eslint/no-unused-vars": "off",
    },
  },
  {
    files: ["bench/**/*.mjs", "tools/**/*.mjs"],
    languageOptions: {
      globals: {
        process: "readonly",
        console: "readonly",
        performance: "readonly",
        URL: "readonly",
        Buffer: "readonly",
        AbortController: "readonly",
      },
    },
  },
  ...layerRules,
);
