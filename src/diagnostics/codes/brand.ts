import type { CodeEntry } from "./entry.js";

/** Codes of brand files; those of YAML and of fields are with reading. */
export const BRAND_CODES = {
  "brand-color-invalid": { severity: "error", summary: "Not a CSS colour and not the name of one in the brand file." },
  "brand-color-cycle": { severity: "error", summary: "Colours of a brand file name one another in a circle." },
  "brand-logo-alt": { severity: "error", summary: "A logo has no text that stands for it." },
  "brand-logo-unknown": { severity: "error", summary: "A logo is neither a path nor the name of an image." },
  "brand-setting-idle": {
    severity: "warning",
    summary: "A setting of a brand's typography that the template does not use.",
  },
  "brand-publisher-missing": { severity: "warning", summary: "The brand file does not name the publisher." },
} as const satisfies Readonly<Record<string, CodeEntry>>;
