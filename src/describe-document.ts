import { findLicence } from "./compose/find-licence.js";
import type { Sink } from "./diagnostics/diagnostic.js";
import type { Brief } from "./model/brief.js";
import type { DocumentInfo } from "./model/page.js";
import type { Look, PipelineEnvironment } from "./pipeline-environment.js";

/**
 * Says of a PDF what its readers' programs show and search: title, authors, subject, rights, date.
 *
 * The date is that of the brief or SOURCE_DATE_EPOCH, never today's, so that equal briefs give equal bytes.
 *
 * @remarks Reports a date that no PDF can hold.
 */
export function describeDocument(
  brief: Brief,
  look: Look,
  environment: PipelineEnvironment,
  sink: Sink,
): Omit<DocumentInfo, "claims"> {
  const { title, subtitle, authors, organisation, keywords, lang, licence, copyright, doi, issn, url } =
    brief.frontMatter;
  const publisher = look.brand?.publisher.name ?? organisation;
  const names = authors.map((author) => author.name);
  const licenceOf = licence ?? look.brand?.licence;
  const rights = copyright ?? licenceOf;
  const licenceUrl = licenceOf === undefined ? "" : findLicence(licenceOf).url;
  return {
    title,
    authors: names.length === 0 && organisation !== undefined ? [organisation] : names,
    ...(subtitle === undefined ? {} : { subject: subtitle }),
    keywords,
    lang,
    created: findCreated(brief, environment, sink),
    ...(publisher === undefined ? {} : { publisher }),
    ...(rights === undefined ? {} : { rights }),
    ...(licenceUrl === "" ? {} : { licenceUrl }),
    ...(doi === undefined ? {} : { doi }),
    ...(issn === undefined ? {} : { issn }),
    ...(url === undefined ? {} : { url }),
    producer: environment.producer,
  };
}

function findCreated({ frontMatter, source }: Brief, environment: PipelineEnvironment, sink: Sink): string {
  const created = environment.host.created(frontMatter.date);
  if (created.kind === "ok") return created.date.toISOString().replace(/\.\d+Z$/u, "Z");
  const { code, message, hint } = created;
  sink.report(code, {
    message,
    hint,
    span: frontMatter.spans.get("date") ?? { file: source.path, line: 1, column: 1 },
  });
  return "1970-01-01T00:00:00Z";
}
