import type { LicenceData } from "./page-data.js";

const CREATIVE_COMMONS = /^CC[ -](BY(?:-(?:NC-SA|NC-ND|NC|SA|ND))?)[ -](\d\.\d)(?:[ -](IGO))?$/iu;

/** Licences that are not of the Creative Commons' BY family. Source: SPDX licence list 3.25. */
const OTHERS: ReadonlyMap<string, readonly [name: string, url: string]> = new Map([
  ["CC0-1.0", ["CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"]],
  [
    "OGL-UK-3.0",
    ["Open Government Licence v3.0", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"],
  ],
]);

/**
 * Finds the printed name and the address of a licence.
 *
 * @param licence - SPDX id or common name, e.g. "CC-BY-4.0", "CC BY-NC 4.0"; anything else is printed as written and
 *   leads nowhere.
 */
export function findLicence(licence: string): LicenceData {
  const written = licence.trim();
  const match = CREATIVE_COMMONS.exec(written);
  if (match === null) {
    const [name, url] = OTHERS.get(written.toUpperCase().replaceAll(" ", "-")) ?? [written, ""];
    return describe(name, url);
  }
  const [, terms = "", version = "", igo] = match;
  const port = igo === undefined ? "" : "igo/";
  return describe(
    `CC ${terms.toUpperCase()} ${version}${igo === undefined ? "" : " IGO"}`,
    `https://creativecommons.org/licenses/${terms.toLowerCase()}/${version}/${port}`,
  );
}

function describe(name: string, url: string): LicenceData {
  return { name, url, address: url.replace(/^https:\/\/(?:www\.)?|\/$/gu, "") };
}
