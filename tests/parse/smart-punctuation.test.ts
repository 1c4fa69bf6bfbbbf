import { describe, expect, it } from "vitest";
import { smartenPunctuation } from "../../src/parse/smart-punctuation.js";
import { parseText } from "./parse-text.js";

function smarten(text: string, lang = "en"): string {
  return smartenPunctuation([{ text, literal: false }], lang).join("");
}

describe("smart punctuation", () => {
  it("pairs quotes by language", () => {
    const text = `He said "one 'two' three".`;
    expect(smarten(text)).toBe("He said “one ‘two’ three”.");
    expect(smarten(text, "de-AT")).toBe("He said „one ‚two‘ three“.");
    expect(smarten(text, "ru")).toBe("He said «one „two“ three».");
    expect(smarten(text, "es")).toBe("He said «one “two” three».");
    expect(smarten(text, "fr")).toBe("He said «\u00A0one “two” three\u00A0».");
    expect(smarten(text, "uz")).toBe("He said “one ‘two’ three”.");
  });

  it("tells apostrophes from quotes in every language", () => {
    expect(smarten("It's the '90s, dogs' tails, 'tis 'so'", "en")).toBe("It’s the ’90s, dogs’ tails, ’tis ‘so’");
    expect(smarten("'Das geht's nicht' sagt's", "de")).toBe("‚Das geht’s nicht‘ sagt’s");
    expect(smarten("l'eau d'Ouzbékistan", "fr")).toBe("l’eau d’Ouzbékistan");
  });

  it("opens and closes next to other punctuation", () => {
    expect(smarten('("a") "\'b\'" "c," "...d" e-"f" "g"—"h"')).toBe("(“a”) “‘b’” “c,” “…d” e-“f” “g”—“h”");
    expect(smarten('"')).toBe("“");
    expect(smarten('a" b')).toBe("a” b");
    expect(smarten(' " x " ')).toBe(" “ x ” ");
  });

  it("makes dashes and ellipses, but not of longer rows", () => {
    expect(smarten("2010--2020, a --- b, c..., ---- d.... -e")).toBe("2010–2020, a — b, c…, ---- d…. -e");
  });

  it("binds French punctuation to its word where a space was written", () => {
    expect(smarten("Quoi ? Oui ! Non ; ainsi : « mot » fin.", "fr")).toBe(
      "Quoi\u202F? Oui\u202F! Non\u202F; ainsi\u00A0: «\u00A0mot\u00A0» fin.",
    );
    expect(smarten("Quoi ? https://a", "en")).toBe("Quoi ? https://a");
  });

  it("works across emphasis, links and breaks", () => {
    expect(parseText(`*"quoted"* "**a** b" "[c](https://d.org)"\n"e"`, { smart: true }).outline).toBe(
      "p: <em “quoted”> “<strong a> b” “[c](https://d.org)”⏎“e”",
    );
  });

  it("leaves code, escapes, references, addresses and attributes alone", () => {
    expect(
      parseText('`"a" -- b` \\"c\\" &quot;d&quot; https://a.org/--"x [e]{title="f--g"}', { smart: true }).outline,
    ).toBe('p: <code "a" -- b> "c" "d" [https://a.org/--"x](https://a.org/--%22x) <span {title="f--g"} e>');
    expect(parseText('```\n"a" -- b\n```', { smart: true }).outline).toBe('code -|: "\\"a\\" -- b"');
  });

  it("closes behind code and notes", () => {
    expect(parseText('"a `b`" "c[^1]"\n\n[^1]: d', { smart: true }).outline).toBe("p: “a <code b>” “c<note 1.1 1>”");
  });

  it("reaches headings, cells and captions", () => {
    expect(parseText(`## "A"\n\n| "b" |\n|--|\n\n![c](d.png "'e'")`, { smart: true }).outline).toBe(
      "h2#a: “A”\ntable -\n  “b”\nfigure d.png (c) caption: ‘e’",
    );
  });

  it("does not depend on how the text is divided into runs", () => {
    const text = `"It's" -- 'a' "b 'c'"... d`;
    const whole = smarten(text);
    const parts = ['"It\'s" ', "-- 'a' ", '"b ', "'c'\"", "... d"].map((part) => ({ text: part, literal: false }));
    expect(smartenPunctuation(parts, "en").join("")).toBe(whole);
  });
});
