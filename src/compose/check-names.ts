import type { CountryProfile, NameForm, StatusName } from "../model/country.js";
import type { FrontMatter } from "../model/front-matter.js";
import type { Span } from "../model/span.js";
import type { Sink } from "../diagnostics/diagnostic.js";
import { NameFinder, type FindableName } from "./name-finder.js";
import type { PageInput } from "./page-input.js";
import { findPlace, placeText } from "./placed-text.js";

/** A name as the text first uses it. */
interface Use {
  readonly words: string;
  readonly span: Span | undefined;
}

/** What a found name is: a form of a listed country's name, and a name that needs a note, or one of the two. */
interface Meaning {
  readonly country?: { readonly profile: CountryProfile; readonly form: NameForm };
  readonly status?: StatusName;
}

/**
 * Reads the brief for the names of countries.
 *
 * @returns The notes that have to be printed, each once.
 * @remarks Reports `mixed-country-names` at the second form of a name, and `status-note-missing`, an error in a final
 *   brief. A sentence of `disclaimers` that names the country is its note.
 */
export function checkNames(input: PageInput, sink: Sink): readonly string[] {
  const uses = findUses(input);
  for (const profile of input.countries) reportMixed(profile, uses.forms.get(profile.code) ?? new Map(), input, sink);
  return input.statusNames.flatMap((status) => {
    const listed = input.countries.find(({ code }) => code === status.code);
    const use = listed === undefined ? uses.statuses.get(status.code) : { words: listed.name, span: listed.span };
    if (use === undefined || hasDisclaimer(status, input)) return [];
    if (status.note === undefined) reportNoNote(status, use, input.frontMatter, sink);
    return status.note === undefined ? [] : [writeNote(status, status.note)];
  });
}

interface Uses {
  /** The first use of each form, by code and form. */
  readonly forms: ReadonlyMap<string, ReadonlyMap<NameForm, Use>>;
  readonly statuses: ReadonlyMap<string, Use>;
}

function findUses({ countries, statusNames, fields, body }: PageInput): Uses {
  const forms = new Map<string, Map<NameForm, Use>>();
  const statuses = new Map<string, Use>();
  const finder = new NameFinder(listNames(countries, statusNames));
  for (const document of [...fields.values(), body]) {
    const placed = placeText(document.blocks);
    for (const { means, index, length } of finder.find(placed.text)) {
      const use = { words: placed.text.slice(index, index + length), span: findPlace(placed, index, length) };
      const { country, status } = means;
      if (status !== undefined && !statuses.has(status.code)) statuses.set(status.code, use);
      if (country === undefined) continue;
      const known = forms.get(country.profile.code) ?? new Map<NameForm, Use>();
      if (!known.has(country.form)) known.set(country.form, use);
      forms.set(country.profile.code, known);
    }
  }
  return { forms, statuses };
}

function listNames(
  countries: readonly CountryProfile[],
  statusNames: readonly StatusName[],
): readonly FindableName<Meaning>[] {
  const listed = countries.flatMap((profile) => {
    const status = statusNames.find(({ code }) => code === profile.code);
    const own = (profile.naming?.forms ?? []).flatMap((form) =>
      form.words.map((words) => ({
        words,
        means: { country: { profile, form }, ...(status === undefined ? {} : { status }) },
      })),
    );
    const others = (profile.naming?.falseFriends ?? []).map((words) => ({ words, means: undefined }));
    return [...own, ...others];
  });
  const noted = statusNames.flatMap((status) => status.words.map((words) => ({ words, means: { status } })));
  return [...listed, ...noted];
}

/** A long form and its own short one go together: "Republic of Uzbekistan" and "Uzbekistan". */
function reportMixed(
  { code, name }: CountryProfile,
  uses: ReadonlyMap<NameForm, Use>,
  { frontMatter }: PageInput,
  sink: Sink,
): void {
  const [[firstForm, first] = [], ...others] = [...uses];
  if (firstForm === undefined || first === undefined) return;
  for (const [form, { words, span }] of others) {
    if (holds(form.name, firstForm.name) || holds(firstForm.name, form.name)) continue;
    const where = first.span === undefined ? "before" : `on line ${String(first.span.line)}`;
    sink.report("mixed-country-names", {
      message: `The text calls this country "${words}" here and "${first.words}" ${where}`,
      ...(span === undefined ? {} : { span }),
      hint: `Write "${name}", as ${describePolicy(frontMatter, code)} asks`,
    });
  }
}

function describePolicy({ namePolicy, countries }: FrontMatter, code: string): string {
  if (countries.some((spec) => spec.code === code && spec.name !== undefined)) return "the country's `name`";
  if (namePolicy === undefined) return "the name policy";
  return typeof namePolicy === "string" ? `the name policy ${namePolicy}` : "`namePolicy`";
}

function holds(name: string, part: string): boolean {
  return ` ${foldName(name)} `.includes(` ${foldName(part)} `);
}

function foldName(name: string): string {
  return name.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim();
}

function hasDisclaimer({ words }: StatusName, { frontMatter, brand }: PageInput): boolean {
  const finder = new NameFinder(words.map((name) => ({ words: name, means: true })));
  const sentences = [...frontMatter.disclaimers, ...(brand?.disclaimers ?? [])].filter((text) => /\s/u.test(text));
  return sentences.some((text) => finder.find(text).length > 0);
}

/** A note that does not say which name it is about is put behind it. */
function writeNote({ name, words }: StatusName, note: string): string {
  const finder = new NameFinder(words.map((word) => ({ words: word, means: true })));
  return finder.find(note).length > 0 ? note : `${name}: ${note}`;
}

function reportNoNote({ code, name }: StatusName, { span }: Use, { status }: FrontMatter, sink: Sink): void {
  const isFinal = status === "final";
  sink.report("status-note-missing", {
    severity: isFinal ? "error" : "warning",
    message: `The name ${name} is printed without a note on its status${isFinal ? "" : ", which a final brief needs"}`,
    ...(span === undefined ? {} : { span }),
    hint: `Add \`statusNames: { ${code}: "..." }\` to the brief or to \`defaults.briefpress\` of the brand; \`${code}: none\` if your house prints it without`,
  });
}
