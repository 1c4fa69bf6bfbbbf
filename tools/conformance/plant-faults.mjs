// Copies of a PDF with one fault each, made by changing bytes without changing their number.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FAULTS = [
  { name: "no claim of PDF/UA", from: "<pdfuaid:part>1<", to: "<pdfuaid:part>7<", profile: "ua1", clause: "5" },
  { name: "no claim of PDF/A", from: "<pdfaid:part>3<", to: "<pdfaid:part>9<", profile: "3a", clause: "6.6.4" },
  { name: "not marked as tagged", from: "/Marked true", to: "/Marked null", profile: "ua1", clause: "6.2" },
  {
    name: "no title in the window",
    from: "/DisplayDocTitle true",
    to: "/DisplayDocTitlX true",
    profile: "ua1",
    clause: "7.1",
  },
  { name: "a link without words", from: "/Contents (", to: "/Contentz (", profile: "ua1", clause: "7.18.5" },
  { name: "no output intent", from: "/OutputIntents", to: "/OutputIntentz", profile: "3a", clause: "6.2.4.3" },
];

/** @returns What was planted: {name, file, profile, clause}. */
export function plantFaults(source, folder) {
  const plain = join(folder, "planted-none.pdf");
  // Our objects stand in compressed streams, where no byte could be changed.
  execFileSync("qpdf", ["--object-streams=disable", source, plain]);
  const text = readFileSync(plain, "latin1");
  return FAULTS.map(({ name, from, to, profile, clause }, index) => {
    const changed = text.replace(from, to);
    if (changed === text || from.length !== to.length) throw new Error(`the fault "${name}" cannot be planted`);
    const file = join(folder, `planted-${index}.pdf`);
    writeFileSync(file, changed, "latin1");
    return { name, file, profile, clause };
  });
}
