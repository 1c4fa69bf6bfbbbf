import { BRAND_CODES } from "./codes/brand.js";
import { BUILD_CODES } from "./codes/build.js";
import { CHART_CODES } from "./codes/chart.js";
import { COMPOSE_CODES } from "./codes/compose.js";
import { COUNTRY_CODES } from "./codes/country.js";
import { DATA_CODES } from "./codes/data.js";
import { FILE_CODES } from "./codes/file.js";
import { FONT_CODES } from "./codes/font.js";
import { PARSE_CODES } from "./codes/parse.js";
import { PICTURE_CODES } from "./codes/picture.js";
import { RECOVER_CODES } from "./codes/recover.js";
import { READ_CODES } from "./codes/read.js";
import { STYLE_CODES } from "./codes/style.js";
import { TYPESET_CODES } from "./codes/typeset.js";
import { VERIFY_CODES } from "./codes/verify.js";
import type { CodeEntry } from "./codes/entry.js";

/** Every diagnostic code there is, by the stage that reports it. A code is never renamed or used again. */
export const CATALOGUE = {
  ...FILE_CODES,
  ...READ_CODES,
  ...FONT_CODES,
  ...PARSE_CODES,
  ...COUNTRY_CODES,
  ...DATA_CODES,
  ...CHART_CODES,
  ...BRAND_CODES,
  ...COMPOSE_CODES,
  ...STYLE_CODES,
  ...PICTURE_CODES,
  ...TYPESET_CODES,
  ...VERIFY_CODES,
  ...BUILD_CODES,
  ...RECOVER_CODES,
} as const satisfies Readonly<Record<string, CodeEntry>>;

export type DiagnosticCode = keyof typeof CATALOGUE;
