/** Why a PDF is not read further. */
export type PdfFault =
  /** Its syntax is wrong, or it uses a part of PDF that no attachment of ours needs. */
  | "broken"
  /** It is encrypted. */
  | "encrypted"
  /** It asks for more bytes or work than the limits allow. */
  | "too-large";

/** Ends the reading of a PDF; never leaves this folder. */
export class PdfError extends Error {
  readonly fault: PdfFault;

  constructor(fault: PdfFault, message: string) {
    super(message);
    this.name = "PdfError";
    this.fault = fault;
  }
}

/** What reading one file may cost: a few bytes can ask for gigabytes, or for the same thing a million times. */
export class ReadingBudget {
  #lexed: number;
  #inflated: number;

  /**
   * @param lexed - Bytes of syntax to be read; what is read twice counts twice.
   * @param inflated - Bytes that all streams together may have when they are unpacked.
   */
  constructor(lexed: number, inflated: number) {
    this.#lexed = lexed;
    this.#inflated = inflated;
  }

  /** @throws PdfError when nothing is left. */
  lex(bytes: number): void {
    this.#lexed -= bytes;
    if (this.#lexed < 0) throw new PdfError("too-large", "there is too much syntax");
  }

  /** @throws PdfError when nothing is left. */
  unpack(bytes: number): void {
    this.#inflated -= bytes;
    if (this.#inflated < 0) throw new PdfError("too-large", "there is too much in its streams");
  }

  /** Bytes that streams may still have. */
  get inflatedLeft(): number {
    return this.#inflated;
  }
}
