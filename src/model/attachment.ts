/** What an attached file is to the document (ISO 19005-3, 6.8): the text it was made from, its data, or what goes along. */
export type AttachmentRelationship = "Source" | "Data" | "Supplement";

/** A file that travels in the PDF. */
export interface Attachment {
  /** Name that readers show and save it under, e.g. "ghana.md"; no folders, and no two of a document are equal. */
  readonly name: string;
  /** What it is, for people, e.g. "The text of this brief". */
  readonly description: string;
  readonly relationship: AttachmentRelationship;
  /** e.g. "text/markdown" */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}
