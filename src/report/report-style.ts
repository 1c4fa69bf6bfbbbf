/** Looks of the HTML report: quiet, readable, printable. */
export const REPORT_STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 52rem; font: 1rem/1.55 system-ui, sans-serif; color: #1d2733; background: #ffffff; }
h1 { margin: 0 0 .4rem; font-size: 1.9rem; line-height: 1.2; font-weight: 650; text-wrap: balance; }
h2 { margin: 2.6rem 0 .7rem; font-size: 1.2rem; line-height: 1.3; font-weight: 650; }
p { margin: 0 0 .4rem; }
header p, footer p, .source, .page, .detail { color: #55606c; }
header .kind { font-size: .8rem; letter-spacing: .04em; margin-bottom: .6rem; color: #12355b; font-weight: 600; }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid #d5dbe1; font-size: .85rem; overflow-wrap: anywhere; }
.claims { margin-top: 1.8rem; padding: 1rem 1.25rem; border-left: .3rem solid; background: #f3f6f9; }
.claims h2 { margin: 0 0 .3rem; }
.claims.made { border-color: #1b6e3c; }
.claims.none { border-color: #a3262a; }
.checks { list-style: none; margin: 0; padding: 0; }
.checks li { display: flex; gap: .75rem; padding: .6rem 0; border-top: 1px solid #e3e8ed; }
.checks .mark { flex: none; width: 1.2rem; font-weight: 700; color: #1b6e3c; }
.checks .failed .mark { color: #a3262a; }
.checks .nothing-to-check .mark { color: #55606c; }
.checks p { margin: 0; }
.source, .page, .level { font-size: .85rem; }
.outline { list-style: none; padding: 0; margin: 0; }
.outline li { padding: .15rem 0; }
.level { display: inline-block; width: 1.6rem; color: #55606c; }
.level-3 { padding-left: 1.4rem !important; }
.level-4 { padding-left: 2.8rem !important; }
.level-5, .level-6 { padding-left: 4.2rem !important; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
caption { text-align: left; color: #55606c; padding-bottom: .4rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .9rem .35rem 0; border-top: 1px solid #e3e8ed; overflow-wrap: anywhere; }
th { font-weight: 600; }
.swatch { display: inline-block; padding: .1rem .55rem; border: 1px solid #d5dbe1; }
.reading { margin-top: .8rem; padding-left: 1rem; border-left: 1px solid #d5dbe1; }
summary { cursor: pointer; }
dt { font-weight: 600; margin-top: .6rem; }
dd { margin: 0; overflow-wrap: anywhere; }
code { font-size: .85em; }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } .claims, .checks li, tr { break-inside: avoid; } }
`;
