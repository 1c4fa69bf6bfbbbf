import type { Sink } from "../diagnostics/diagnostic.js";
import { formatNearMiss } from "../diagnostics/near-miss.js";
import type { CountryProfile } from "../model/country.js";
import type { Block, Container } from "../model/document.js";
import type { Span } from "../model/span.js";
import { collectRunningText, createCountryMatcher } from "./match-countries.js";

/** Where the cards stand. Each country of the brief is in it once. */
export interface CardPlan {
  /** Countries before the first block. */
  readonly atStart: readonly CountryProfile[];
  /** Countries behind a block of the text, by the block's index. */
  readonly behind: ReadonlyMap<number, readonly CountryProfile[]>;
  /** Countries after the text. */
  readonly atEnd: readonly CountryProfile[];
  /** Content of the `:::country` blocks, which belongs into the card, by code. */
  readonly content: ReadonlyMap<string, readonly Block[]>;
}

/**
 * Decides where each card stands: at its `:::country` block, else behind the first block of the text that names the
 * country, else at the end.
 *
 * @param mode - "start" and "end" put all cards there but those with a block of their own.
 * @param findCountryCode - The code that an author's name of a country means.
 * @remarks Reports `country-not-in-brief`, `country-placed-twice` and `country-not-named`.
 */
export function anchorCards(
  blocks: readonly Block[],
  countries: readonly CountryProfile[],
  mode: "anchored" | "start" | "end",
  findCountryCode: (text: string) => string | undefined,
  sink: Sink,
): CardPlan {
  const behind = new Map<number, CountryProfile[]>();
  const content = new Map<string, readonly Block[]>();
  const waiting = new Map(countries.map((country) => [country.code, country]));
  const place = (country: CountryProfile, index: number): void => {
    behind.set(index, [...(behind.get(index) ?? []), country]);
    waiting.delete(country.code);
  };
  for (const { container, index } of findCountryBlocks(blocks)) {
    const country = findPlacedCountry(container, { countries, waiting, findCountryCode }, sink);
    if (country === undefined) continue;
    place(country, index);
    if (container === blocks[index]) content.set(country.code, container.children);
  }
  if (mode === "anchored") {
    for (const { country, index } of findNamed(blocks, [...waiting.values()])) place(country, index);
    for (const country of waiting.values()) reportUnnamed(country, sink);
  }
  const rest = [...waiting.values()];
  return { atStart: mode === "start" ? rest : [], behind, atEnd: mode === "start" ? [] : rest, content };
}

/** `:::country` blocks with the index of the top-level block that they are or stand in. */
function findCountryBlocks(
  blocks: readonly Block[],
): readonly { readonly container: Container; readonly index: number }[] {
  const found: { container: Container; index: number }[] = [];
  const visit = (block: Block, index: number): void => {
    if (block.kind !== "container") return;
    if (block.name === "country") found.push({ container: block, index });
    for (const child of block.children) visit(child, index);
  };
  blocks.forEach(visit);
  return found;
}

interface Placing {
  readonly countries: readonly CountryProfile[];
  readonly waiting: ReadonlyMap<string, CountryProfile>;
  readonly findCountryCode: (text: string) => string | undefined;
}

function findPlacedCountry(
  { argument = "", span }: Container,
  { countries, waiting, findCountryCode }: Placing,
  sink: Sink,
): CountryProfile | undefined {
  // Parsing has reported a block that names no country.
  if (argument === "") return undefined;
  const known = countries.find(({ code, name }) => code === argument.toUpperCase() || name === argument);
  const meant = known === undefined ? findCountryCode(argument) : undefined;
  const country = known ?? countries.find(({ code }) => code === meant);
  if (country === undefined) {
    const codes = countries.map(({ code }) => code);
    const names = countries.map(({ name }) => name);
    const message = `\`:::country ${argument}\` places a card, but the brief lists no such country`;
    const hint = `${formatNearMiss(argument, [...codes, ...names])}${codes.length === 0 ? "List it under `countries:`" : `Countries of the brief are ${codes.join(", ")}`}`;
    sink.report("country-not-in-brief", { message, span, hint });
    return undefined;
  }
  if (waiting.has(country.code)) return country;
  const message = `The card of ${country.name} is placed a second time`;
  sink.report("country-placed-twice", { message, span, hint: "Keep one of the two blocks" });
  return undefined;
}

/** For each country the first block that names it, in the order of the text. */
function findNamed(
  blocks: readonly Block[],
  countries: readonly CountryProfile[],
): readonly { readonly country: CountryProfile; readonly index: number }[] {
  const match = createCountryMatcher(
    countries.map(({ code, name, aliases, naming }) => ({ code, ...(naming ?? { names: [name, ...aliases] }) })),
  );
  const left = new Map(countries.map((country) => [country.code, country]));
  const found: { country: CountryProfile; index: number }[] = [];
  for (const [index, block] of blocks.entries()) {
    if (left.size === 0) break;
    for (const code of match(collectRunningText(block))) {
      const country = left.get(code);
      if (country !== undefined) found.push({ country, index });
      left.delete(code);
    }
  }
  return found;
}

function reportUnnamed(
  { code, name, span }: { readonly code: string; readonly name: string; readonly span: Span },
  sink: Sink,
): void {
  sink.report("country-not-named", {
    message: `No paragraph names ${name}, so its card stands at the end of the text`,
    span,
    hint: `Name it in a paragraph, or write \`:::country ${code}\` and \`:::\` where the card should stand`,
  });
}
