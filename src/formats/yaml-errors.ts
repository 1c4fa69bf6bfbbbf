import type { YAMLError } from "yaml";

/** An error of the YAML parser in the author's terms. */
export interface YamlExplanation {
  readonly message: string;
  readonly hint: string;
}

const QUOTE_IT = 'Put the whole value in quotes, e.g. title: "Energy: a review"';

/** By the parser's own codes; what is not here keeps the parser's words. */
const EXPLANATIONS: Readonly<Partial<Record<YAMLError["code"], YamlExplanation>>> = {
  BLOCK_AS_IMPLICIT_KEY: {
    message: "A colon and a space inside a value are read as a second key, or the next line is indented by mistake",
    hint: `${QUOTE_IT}. If the next line is a field of its own, begin it at the same column as this one`,
  },
  TAB_AS_INDENT: { message: "A tab indents this line; YAML takes spaces only", hint: "Replace the tab by two spaces" },
  BAD_DQ_ESCAPE: {
    message: "A backslash in double quotes begins an escape, and this one does not exist",
    hint: "Write \\\\ for a backslash, or use single quotes, where it has no meaning",
  },
  MULTILINE_IMPLICIT_KEY: {
    message: "A key has to stand on one line, followed by a colon",
    hint: "Check that the line before has its closing quote, and that each field is written `key: value`",
  },
  NON_STRING_KEY: {
    message: "A key has to be a word",
    hint: 'Write `key: value`; brackets and braces cannot be keys. An expression of a series stands in quotes: title: "{{name}}"',
  },
  KEY_OVER_1024_CHARS: {
    message: "A key has more than 1,024 characters",
    hint: "Check that a colon was not forgotten",
  },
};

/** Errors whose code covers several cases; the parser's words tell them apart. */
const BY_WORDS: readonly (readonly [RegExp, YamlExplanation])[] = [
  [
    /^Missing closing .quote/u,
    {
      message: "A quote is opened and not closed",
      hint: "Close it, and write '' for an apostrophe inside single quotes",
    },
  ],
  [
    /^Implicit map keys need to be followed by map values/u,
    {
      message: "This line has no colon, so it is neither a field nor the rest of one",
      hint: "Write `key: value` with a space behind the colon, or indent the line if it continues the one before",
    },
  ],
  [
    /^Unexpected (?:scalar|double-quoted|single-quoted).* at node end/u,
    { message: "Words follow a value that was already complete", hint: QUOTE_IT },
  ],
  [
    /^Unexpected block-seq-ind/u,
    {
      message: "A list begins on the line of its key",
      hint: "Begin the list on the next line, indented by two spaces",
    },
  ],
  [
    /^Sequence item without - indicator/u,
    {
      message: "This line is indented like a list item but does not begin with `- `",
      hint: "Begin it with `- `, or indent it exactly like the line that it belongs to",
    },
  ],
  [
    /must start at the same column/u,
    { message: "The fields of one map begin at different columns", hint: "Indent them by the same number of spaces" },
  ],
  [
    /end with a [\]}]|Expected flow (?:map|sequence)/u,
    { message: "A bracket or brace is opened and not closed", hint: "Close it, or put the value in quotes" },
  ],
];

/** Explains one error of the parser. */
export function explainYamlError(error: YAMLError, text: string): YamlExplanation {
  if (error.code === "BAD_SCALAR_START") {
    const sign = text[error.pos[0]] ?? "";
    return { message: `A value cannot begin with \`${sign}\` unless it is in quotes`, hint: QUOTE_IT };
  }
  const known = EXPLANATIONS[error.code] ?? BY_WORDS.find(([words]) => words.test(error.message))?.[1];
  const hint = "Check quotes, colons and indentation here, or put the value in quotes";
  return known ?? { message: `The YAML is not well-formed: ${error.message}`, hint };
}
