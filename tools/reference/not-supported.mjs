// What designers who know CSS look for and do not find. Each is tried when the reference is written: what has come to
// work leaves the list by itself, and what the list says is what the program says.
import { createSink } from "../../dist/diagnostics/sink.js";
import { loadStylesheet } from "../../dist/style/load-stylesheet.js";

const SAMPLES = [
  "img { float: left }",
  "img { float: top }",
  "aside { float: leftnote }",
  "figure { float-reference: column }",
  "section { columns: 2 }",
  "h2 { column-span: all }",
  ".stamp { position: absolute }",
  ".head { position: running(head) }",
  ".card { opacity: 0.5 }",
  ".card { background-image: linear-gradient(#fff, #eee) }",
  ".card { background-image: url(paper.png) }",
  ".card { border-radius: 2mm }",
  ".card { border-top-style: double }",
  ".card { box-decoration-break: clone }",
  ".card { box-shadow: 0 0 3pt #000 }",
  ".card { transform: rotate(2deg) }",
  ".card { overflow: hidden }",
  ".card { max-height: 40mm }",
  "img { object-fit: cover }",
  ".row { flex-direction: column }",
  ".row { flex-wrap: wrap }",
  ".grid { grid-template-rows: subgrid }",
  '.grid { grid-template-areas: "a b" }',
  ".grid { grid-row: span 2 }",
  ".grid { grid-template-columns: minmax(2cm, 1fr) 1fr }",
  ".grid { grid-template-columns: repeat(auto-fill, 2cm) }",
  ".grid { justify-items: end }",
  ".grid { align-content: center }",
  ".grid { grid-template-columns: repeat(auto-fit, 2cm) }",
  ".grid { grid-template-rows: 10mm 1fr }",
  ".item { justify-self: center }",
  ".note { footnote-display: inline }",
  "table { empty-cells: hide }",
  "p { hyphens: auto }",
  "p { hanging-punctuation: first }",
  "p { text-decoration-style: wavy }",
  "p { text-align-last: center }",
  "p { text-shadow: none }",
  "p { writing-mode: vertical-rl }",
  "p { initial-letter: 3 }",
  "p::first-line { color: navy }",
  "h1 { -briefpress-fit: 28pt 24pt / 3 }",
  ".extra { -briefpress-drop: 1 }",
  "h2 { bookmark-label: attr(title) }",
  "h2 { break-before: recto }",
  "h2 { break-before: left }",
  ".cover { page: cover }",
  "@page cover { margin: 0 }",
  "@page :nth(2n) { margin: 0 }",
  "@page { bleed: 3mm }",
  "@page { marks: crop cross }",
  "@page { border-top: 1pt solid }",
  "@page { @top-left { content: element(head) } }",
  '@page { @top-left { content: leader(".") } }',
  "a::after { content: target-text(attr(href)) }",
  'a::after { content: leader(".") target-counter(attr(href), page) }',
  "a::after { content: target-counter(attr(href), chapter) }",
  "p:has(> img) { margin: 0 }",
  "a:hover { color: red }",
  "p { em { color: red } }",
  "@media (min-width: 20cm) { p { margin: 0 } }",
  "@property --gap { syntax: '<length>' }",
  "@counter-style ticks { system: cyclic }",
  "@container (width > 4cm) { p { margin: 0 } }",
];

function diagnose(css) {
  const sink = createSink();
  loadStylesheet(css, "style.css", "template", sink);
  return sink.diagnostics;
}

/** A table of what is not supported, with what is said about it. */
export function writeUnsupported() {
  const rows = SAMPLES.flatMap((css) => {
    const [diagnostic] = diagnose(css);
    if (diagnostic === undefined) return [];
    const { code, message, hint = "" } = diagnostic;
    const advice = hint.replace(/ ?(?:The declaration is|Rules with this selector are) ignored\.$/u, "");
    const says = `${message}.${advice === "" ? "" : ` ${advice}`}`.replaceAll("|", "\\|");
    return [`| \`${css.replaceAll("|", "\\|")}\` | ${code}: ${says} |`];
  });
  return ["| CSS | What is said |", "| --- | --- |", ...rows].join("\n");
}
