// Makes policy briefs for the benchmark: the same bytes for the same seed, on any machine.
//
//   node bench/make-corpus.mjs COUNT FOLDER [SEED]
//
// Places, offices, people and figures are invented, so nothing here is a claim about a real country. Each brief has about
// 1,700 words, cards included: an abstract, key messages, four sections with eight subsections, two lists, a table, a quotation, six
// footnotes and three to five country cards.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const SUBJECTS = [
  ["Transit corridors", "overland freight", "customs posts", "hauliers"],
  ["Shared aquifers", "groundwater", "monitoring wells", "water users' groups"],
  ["Seasonal work", "labour migration", "recruitment bureaus", "migrants' families"],
  ["Power pools", "cross-border electricity", "interconnectors", "grid operators"],
  ["Glacier melt", "mountain hydrology", "lake gauges", "valley councils"],
  ["Remittance fees", "small transfers", "payment desks", "village shopkeepers"],
  ["Grain reserves", "food security", "public silos", "millers"],
  ["Border clinics", "health along the frontier", "joint clinics", "community nurses"],
  ["Air quality", "winter smog", "sensor networks", "city health boards"],
  ["Court backlogs", "civil justice", "filing counters", "legal aid desks"],
  ["Rural broadband", "last-mile access", "relay masts", "school heads"],
  ["Pasture rights", "rangeland use", "grazing registers", "herders' unions"],
];
const ANGLES = [
  "what a decade of agreements has changed",
  "who pays, who gains, who decides",
  "a plan that survives a change of minister",
  "the missing middle of implementation",
  "why the second year is harder than the first",
  "from shared data to shared rules",
  "small steps that neighbours can verify",
  "counting the cost of doing nothing",
];
const STANCES = ["supports", "conditions", "neutral", "opposes"];
const COUNTRIES = [
  ["AL", "Albania"],
  ["AM", "Armenia"],
  ["BJ", "Benin"],
  ["BO", "Bolivia"],
  ["BT", "Bhutan"],
  ["CL", "Chile"],
  ["EE", "Estonia"],
  ["FI", "Finland"],
  ["GA", "Gabon"],
  ["GE", "Georgia"],
  ["GH", "Ghana"],
  ["JO", "Jordan"],
  ["KE", "Kenya"],
  ["LV", "Latvia"],
  ["MN", "Mongolia"],
  ["NP", "Nepal"],
  ["NO", "Norway"],
  ["OM", "Oman"],
  ["PE", "Peru"],
  ["RW", "Rwanda"],
  ["SN", "Senegal"],
  ["TG", "Togo"],
  ["UY", "Uruguay"],
  ["ZM", "Zambia"],
];
const WORDS = {
  quality:
    "patient narrow practical careful uneven thorough modest binding shared timely costly open workable early plain steady partial lasting doubtful".split(
      " ",
    ),
  thing:
    "timetables tariffs ledgers inspections treaties permits forecasts reviews deposits minutes quotas benchmarks guarantees surveys handovers archives audits levies".split(
      " ",
    ),
  act: "shorten reopen fund settle publish simplify test delay replace weigh extend defend measure widen".split(" "),
  actor: [
    "the treasury",
    "the joint commission",
    "district offices",
    "the transport ministry",
    "two donor banks",
    "the audit chamber",
    "opposition members",
    "provincial governors",
    "the statistics bureau",
    "a neighbouring ministry",
  ],
  people: [
    "first-time applicants",
    "small traders",
    "older residents",
    "women who run a household",
    "day labourers",
    "families in high valleys",
    "young graduates",
    "people without papers",
    "drivers",
    "rural patients",
  ],
};
const OPENINGS = [
  "Nobody who has stood at {place} in winter needs to be told that {field} is a matter of hours and not of declarations.",
  "When {actor} signed the accord of {past}, {field} was given half a page.",
  "This section asks what {actor} can do about {field} without waiting for a new law.",
  "On paper the rules for {field} have not changed since {past}; in {place} they have changed twice.",
  "Between {place} and {place} lies the shortest route, and the longest list of {thing}.",
];
const SENTENCES = [
  "In {place}, {share} per cent of all cases were closed within {few} weeks, against {share} per cent in {place}.",
  "The difference does not follow income: {place} is poorer, and yet its {units} answer sooner.",
  "Three officials, asked separately, named {quality} {thing} as the reason, and one added that {actor} had stopped asking for them.",
  "{Units} that open on market days reach {people}, while those that keep office hours do not.",
  "A {quality} rule helps only where someone checks it, which in {past} nobody did.",
  "What looks like a lack of money is often a lack of {thing}: in {place} {number} units of the grant came back unspent.",
  "It took {few} meetings to agree on a form, and one telephone call to abandon it.",
  "The {office} counts visits and not people, so its figures say little about {people}.",
  "For {crowd}, the price matters less than knowing it beforehand; {share} per cent said so in the survey of {recent}.",
  "Where {crowd} sit on the board, {thing} are read aloud, and disputes end {few} weeks sooner.",
  "We could trace {number} payments from {place} to their end, and lost {few} of every hundred on the way.",
  "Neither side trusts the other’s {thing}, but both trust the {office}, and that is a beginning.",
  "If {actor} were to {act} the {thing} before the end of {recent}, the gap would close by roughly {share} per cent.",
  "Such a step is cheap; it asks for {few} posts, one {quality} mandate and no new building.",
  "Critics reply that {quality} {thing} invite delay, and in {place} they did, for {few} months.",
  "The record of {past} is a warning: everything was announced, {share} per cent was started, and almost nothing was measured.",
  "Seen from {place}, the reform is a set of {quality} promises about {thing}; seen from the capital it is finished.",
  "Only {few} of {number} files carry a date, which makes every average in the official report a guess.",
  "Older {units} were built for another traffic, and it shows on the first day of every month.",
  "{Crowd} have learned to send one person for ten, a custom that spares time and hides the true demand.",
  "The same pattern appears in fees: {place} charges {number} a year, {place} nothing, and both lose money.",
  "That finding is firm for the lowland districts, and no more than likely for {place}.",
  "An agreement to {act} {thing} jointly would bind {actor} and leave the {office} free.",
  "Much of this could be done by letter; some of it, such as {quality} {thing}, needs a vote.",
  "“We {act} what we are asked about,” a clerk in {place} said, “and nobody asks about {thing}.”",
  "By {recent} the backlog had grown to {number}, a figure that {actor} first denied and then adopted.",
];
const MESSAGES = [
  "{Crowd} wait longest where {thing} are decided furthest away.",
  "{Quality} {thing} cost less than the delay that they prevent.",
  "The {office} is trusted on both sides and should hold the common register.",
  "{Share} per cent of the gap can be closed before {soon} without a new law.",
  "New {units} help {people} only if they open when people can come.",
];
const STEPS = [
  "Publish the {thing} of all {units} every quarter, with the date of each entry.",
  "Give {crowd} one seat in {few} on every board that sets fees.",
  "Let the {office} {act} disputed {thing} within {few} weeks.",
  "Move {share} per cent of the grant to districts that report on time.",
  "Review the effect on {people} after a year, in public.",
  "Train {few} clerks in each province before any new rule takes effect.",
];
const SECTIONS = [
  ["Where matters stand", "How it came about", "A short account"],
  ["What we found", "Evidence from the districts", "Reading the records"],
  ["Why results differ", "What stands in the way", "Rules, habits and money"],
  ["What to do next", "Steps for the coming year", "An agenda that can be checked"],
];
const SUBSECTIONS = [
  "Before the accord of {past}",
  "The view from {place}",
  "Hours, fees and queues",
  "Who keeps the books",
  "The role of {thing}",
  "What {crowd} say",
  "Limits of the data",
  "Order and cost",
  "Risks on the way",
  "A test in {place}",
  "Questions for {soon}",
];
const FIGURES = [
  ["Cases closed in time", "%"],
  ["Offices open on market days", "%"],
  ["Average fee", "USD"],
  ["Median wait", "days"],
  ["Posts filled", "%"],
  ["Registered users", ""],
  ["Complaints upheld", "%"],
];
const SYLLABLES = [
  "ba",
  "cor",
  "dem",
  "el",
  "fa",
  "gor",
  "hun",
  "is",
  "jal",
  "kem",
  "lor",
  "mi",
  "nar",
  "os",
  "pel",
  "qui",
  "ras",
  "sel",
  "tor",
  "um",
  "vas",
  "wen",
  "yar",
  "zim",
];
const ENDINGS = [
  "abad",
  "berg",
  "dal",
  "eno",
  "ford",
  "gat",
  "holm",
  "ini",
  "kand",
  "lem",
  "mouth",
  "nor",
  "ova",
  "stan",
  "tal",
  "uri",
];
const GIVEN = [
  "Ada",
  "Bram",
  "Celia",
  "Dinu",
  "Esra",
  "Fynn",
  "Gulnara",
  "Hugo",
  "Ines",
  "Jarek",
  "Kamila",
  "Lionel",
  "Mira",
  "Nuria",
  "Oleg",
  "Petra",
  "Rafi",
  "Sanna",
  "Tariq",
  "Vera",
];

/** Mulberry32: 32 bits of state, enough for sentences, and the same numbers everywhere. */
function createRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Everything that one brief draws from: its own places, office and subject, and a supply of sentences. */
class Writer {
  constructor(seed, subject) {
    this.random = createRandom(seed);
    [, this.field, this.units, this.crowd] = subject;
    this.places = Array.from({ length: 7 }, () => this.makeName());
    this.office = `${this.pick(this.places)} Data Office`;
    this.supply = [];
    this.links = 0;
  }

  int(low, high) {
    return low + Math.floor(this.random() * (high - low + 1));
  }

  pick(list) {
    return list[this.int(0, list.length - 1)];
  }

  shuffle(list) {
    const copy = [...list];
    for (let index = copy.length - 1; index > 0; index--) {
      const other = this.int(0, index);
      [copy[index], copy[other]] = [copy[other], copy[index]];
    }
    return copy;
  }

  makeName() {
    const middle = this.random() < 0.5 ? this.pick(SYLLABLES) : "";
    const name = `${this.pick(SYLLABLES)}${middle}${this.pick(ENDINGS)}`;
    return name[0].toUpperCase() + name.slice(1);
  }

  makePerson() {
    return `${this.pick(GIVEN)} ${this.makeName()}`;
  }

  slot(name) {
    switch (name) {
      case "place":
        return this.pick(this.places);
      case "past":
        return String(this.int(2009, 2018));
      case "recent":
        return String(this.int(2019, 2025));
      case "soon":
        return String(this.int(2027, 2032));
      case "share":
        return this.random() < 0.4 ? `${this.int(3, 88)}.${this.int(1, 9)}` : String(this.int(4, 93));
      case "few":
        return this.pick(["two", "three", "four", "five", "six", "seven", "nine"]);
      case "number":
        return groupDigits(this.int(1200, 86_000));
      case "field":
        return this.field;
      case "units":
        return this.units;
      case "crowd":
        return this.crowd;
      case "office":
        return this.office;
      default:
        return this.pick(WORDS[name]);
    }
  }

  fill(template) {
    const text = template.replace(/\{(\w+)\}/g, (_, name) => {
      const value = this.slot(name.toLowerCase());
      return name === name.toLowerCase() ? value : value[0].toUpperCase() + value.slice(1);
    });
    const grammatical = text.replace(/\b([Aa]) (?=[aeiou])/g, "$1n ");
    return grammatical[0].toUpperCase() + grammatical.slice(1);
  }

  sentence() {
    if (this.supply.length === 0) this.supply = this.shuffle(SENTENCES);
    return this.fill(this.supply.pop());
  }

  /** Makes a few words in the middle of a sentence bold, italic or a link. */
  dress(sentence, how) {
    const words = sentence.split(" ");
    const at = this.int(2, Math.max(2, words.length - 4));
    const middle = words.slice(at, at + 2).join(" ");
    if (words.length < 8 || !/^[\p{L} -]+$/u.test(middle)) return sentence;
    const dressed = {
      bold: `**${middle}**`,
      italic: `*${middle}*`,
      link: `[${middle}](https://example.org/${++this.links})`,
    };
    return [...words.slice(0, at), dressed[how], ...words.slice(at + 2)].join(" ");
  }

  paragraph(length, index) {
    const sentences = Array.from({ length }, () => this.sentence());
    const how = ["bold", "italic", "link"][index % 3];
    sentences[1] = this.dress(sentences[1], how);
    return sentences.join(" ");
  }
}

function groupDigits(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}

function quote(text) {
  return JSON.stringify(text);
}

function writeCountry(writer, [code, name], year) {
  const facts = writer.shuffle(FIGURES).slice(0, writer.int(3, 5));
  const lines = [
    `  - code: ${code}`,
    `    stance: ${writer.pick(STANCES)}`,
    `    headline: ${quote(writer.fill("{Quality} {thing}, and a promise to {act} them by {soon}"))}`,
    `    summary: ${quote(`${writer.sentence()} ${writer.sentence()} ${name} will ${writer.slot("act")} its ${writer.slot("thing")} next.`)}`,
    `    asOf: ${year}-0${writer.int(1, 9)}-1${writer.int(0, 9)}`,
    `    facts:`,
  ];
  for (const [label, unit] of facts) {
    const value =
      unit === ""
        ? writer.int(1000, 90_000)
        : unit === "%"
          ? `${writer.int(3, 96)}.${writer.int(0, 9)}`
          : writer.int(2, 90);
    lines.push(
      `      - { label: ${quote(label)}, value: ${value}, ${unit === "" ? "" : `unit: ${quote(unit)}, `}year: "${year}", source: ${quote(writer.office)} }`,
    );
  }
  return lines;
}

function writeFrontMatter(writer, title, number, countries) {
  const year = writer.int(2021, 2025);
  return [
    "---",
    `title: ${quote(title)}`,
    `subtitle: ${quote(writer.fill("Findings from {place}, {place} and {place}"))}`,
    "authors:",
    `  - ${quote(writer.makePerson())}`,
    `  - ${quote(writer.makePerson())}`,
    `organisation: ${quote("Institute for Benchmarks")}`,
    `date: ${year}-${String(writer.int(1, 12)).padStart(2, "0")}-${String(writer.int(1, 28)).padStart(2, "0")}`,
    "lang: en",
    "series: Benchmark Briefs",
    `number: "${number}"`,
    `abstract: ${quote([writer.fill(writer.pick(OPENINGS)), writer.sentence(), writer.sentence()].join(" "))}`,
    "keyMessages:",
    ...writer
      .shuffle(MESSAGES)
      .slice(0, 4)
      .map((message) => `  - ${quote(writer.fill(message))}`),
    "countries:",
    ...countries.flatMap((country) => writeCountry(writer, country, year)),
    "---",
    "",
  ];
}

function writeTable(writer) {
  const rows = writer.places
    .slice(0, 6)
    .map(
      (place) =>
        `| ${place} | ${writer.slot("number")} | ${writer.int(11, 98)}.${writer.int(0, 9)} | ${writer.int(3, 60)} |`,
    );
  return ["| District | Cases | Closed in time (%) | Days |", "| :--- | ---: | ---: | ---: |", ...rows, ""];
}

/** @returns {string} One brief; `index` counts from 0. */
export function makeBrief(index, seed) {
  const subject = SUBJECTS[index % SUBJECTS.length];
  const writer = new Writer(Math.imul(seed + 1, 0x9e3779b1) + Math.imul(index + 1, 0x85ebca6b), subject);
  const countries = writer.shuffle(COUNTRIES).slice(0, 3 + (index % 3));
  const title = `${subject[0]}: ${ANGLES[(index + Math.floor(index / SUBJECTS.length)) % ANGLES.length]}`;
  const lines = writeFrontMatter(writer, title, index + 1, countries);
  const notes = [];
  let paragraphs = 0;
  const paragraph = (length) => {
    const text = writer.paragraph(length, paragraphs);
    paragraphs += 1;
    if (paragraphs % 2 !== 0 || notes.length === 6) return text;
    notes.push(
      writer.fill(
        `{Office}, *{Quality} {thing} in {place}*, working paper ${writer.int(11, 300)} ({past}), pp. ${writer.int(3, 20)}–${writer.int(21, 70)}.`,
      ),
    );
    return `${text}[^${notes.length}]`;
  };
  const subsections = writer.shuffle(SUBSECTIONS);
  for (const [section, titles] of SECTIONS.entries()) {
    lines.push(`## ${writer.pick(titles)}`, "");
    const named = section < 3 ? countries.slice(section, section + 1) : countries.slice(3);
    const mention = named.map(([, name]) => ` ${name} is a case in point.`).join("");
    lines.push(`${writer.fill(writer.pick(OPENINGS))} ${paragraph(3)}${mention}`, "");
    for (let part = 0; part < 2; part++) {
      lines.push(`### ${writer.fill(subsections[section * 2 + part])}`, "", paragraph(4), "");
      if (section === 0 && part === 1)
        lines.push(...Array.from({ length: 4 }, () => `- ${writer.dress(writer.sentence(), "bold")}`), "");
      if (section === 1 && part === 0) lines.push("The table compares six districts.", "", ...writeTable(writer));
      if (section === 2 && part === 0) lines.push(`> ${writer.sentence()}`, "", paragraph(3), "");
      if (section === 3 && part === 0)
        lines.push(
          ...writer
            .shuffle(STEPS)
            .slice(0, 5)
            .map((step, number) => `${number + 1}. ${writer.fill(step)}`),
          "",
        );
    }
    if (section === 1 || section === 2) lines.push(paragraph(3), "");
  }
  lines.push(...notes.map((note, number) => `[^${number + 1}]: ${note}`), "");
  return lines.join("\n");
}

/** @returns {{ name: string, text: string }[]} */
export function makeCorpus(count, seed) {
  return Array.from({ length: count }, (_, index) => ({
    name: `bench-${String(index + 1).padStart(4, "0")}`,
    text: makeBrief(index, seed),
  }));
}

function main([count, folder, seed = "1"]) {
  if (!/^[1-9]\d*$/.test(count ?? "") || folder === undefined) {
    console.error("usage: node bench/make-corpus.mjs COUNT FOLDER [SEED]");
    process.exit(2);
  }
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of makeCorpus(Number(count), Number(seed))) writeFileSync(join(folder, `${name}.md`), text);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) main(process.argv.slice(2));
