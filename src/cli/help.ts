const EXIT_CODES = `Exit codes
  0  everything was built or is up to date
  1  a brief has an error (or, with --strict, a warning)
  2  the command line is wrong
  3  Briefpress itself failed; please report it`;

/** Help of the program as a whole. */
export const PROGRAM_HELP = `Briefpress turns Markdown policy briefs into printable, accessible, branded PDFs.

Usage
  briefpress <command> [options]

Commands
  build [PATH...]   build briefs into PDFs
  recover FILE.pdf  bring back the brief that a PDF carries, with what else it carries

Options
  --help            show this help, or that of a command
  --version         show the version

Examples
  briefpress build
  briefpress build briefs/central-asia.md --paper a4,letter
  briefpress recover central-asia.pdf --to central-asia
  briefpress build --help

${EXIT_CODES}
`;

/** Help of `briefpress build`. */
export const BUILD_HELP = `Build briefs into PDFs.

Usage
  briefpress build [PATH...] [options]

A PATH is a brief or a folder of briefs; without one, all of briefs/ is built. A brief of which nothing has changed is
not built again.

Options
  --out DIR         where PDFs go (default: output/)
  --paper LIST      a4, letter, or both as a4,letter (default: what each brief says)
  --template ID     use this template instead of each brief's own
  --brand NAME      use this brand instead of each brief's own
  --data FILE.csv   make one PDF of each row: {{column}} in the brief prints the row's cell, as it is
  --names PATTERN   names of those PDFs (default: "{slug}-{code}", the brief's name and the row's code)
  --attach WHAT     what the PDF carries with it: source (the brief, its data and brand file; the default),
                    or all (pictures, fonts and template too, so that \`recover\` brings back a whole project)
  --no-source       attach nothing
  --no-report       write no accessibility report (NAME.report.html, NAME.report.json) beside the PDF
  --force           build even what is up to date
  --strict          treat warnings as errors
  --json            print one JSON object on standard output and nothing else
  --quiet           print problems only
  --no-color        print without colours (NO_COLOR=1 does the same)
  --help            show this help

Examples
  briefpress build
  briefpress build briefs/central-asia.md
  briefpress build briefs --out dist --paper a4,letter
  briefpress build --brand steppe-institute --force
  briefpress build --data data/countries.csv briefs/country-note.md
  briefpress build --data provinces.csv --names "{slug}-{province}" briefs/province.md --paper letter
  briefpress build --attach all --out archive
  briefpress build --json --strict > report.json

${EXIT_CODES}
`;

/** Help of `briefpress recover`. */
export const RECOVER_HELP = `Bring back what a PDF carries: the brief that it was built from, its data and its brand file; if it was built with
--attach all, also pictures, fonts and template, from which the same PDF can be built, byte for byte.

Usage
  briefpress recover FILE.pdf --to DIR [options]

DIR must not exist yet, or be empty. Nothing is written anywhere else, and if anything is wrong with the PDF, nothing
is written at all. Files of Briefpress itself come into a folder of their own, DIR/briefpress-VERSION.

Options
  --to DIR          where the files go
  --json            print one JSON object on standard output and nothing else
  --quiet           print problems only
  --no-color        print without colours (NO_COLOR=1 does the same)
  --help            show this help

Examples
  briefpress recover central-asia.pdf --to central-asia
  briefpress recover archive/water.pdf --to /tmp/water --json

Exit codes
  0  everything was written
  1  the PDF carries nothing, cannot be read or is not safe, or DIR cannot be written
  2  the command line is wrong
  3  Briefpress itself failed; please report it
`;
