/** Longest file name that common file systems take, in bytes of UTF-8. */
const LONGEST_NAME_BYTES = 255;
/** Longest of the endings that we put behind a name, e.g. "-comparison-999.csv". */
const LONGEST_ENDING_BYTES = 19;

/** Names that Windows gives to devices, whatever follows the first dot. */
const DEVICE_NAMES = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/iu;

// Control characters are what has to be found here.
// eslint-disable-next-line no-control-regex
const FORBIDDEN_CHARACTERS = /[\u0000-\u001f\u007f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]/u;

/**
 * Tells why a name cannot be that of an output file on every system that people use.
 *
 * @param name - The file's name without its ending, e.g. "central-asia".
 * @returns The reason, to follow "because", or `undefined` for a good name.
 */
export function findNameProblem(name: string): string | undefined {
  if (name === "") return "nothing is left of it without its ending";
  const forbidden = FORBIDDEN_CHARACTERS.exec(name)?.[0];
  if (forbidden !== undefined) return `it holds ${describeCharacter(forbidden)}`;
  if (/[. ]$/u.test(name)) return "it ends with a dot or a space, which Windows drops";
  if (DEVICE_NAMES.test(name.split(".")[0] ?? "")) return "Windows keeps it for a device";
  if (new TextEncoder().encode(name).length + LONGEST_ENDING_BYTES > LONGEST_NAME_BYTES) {
    return `with its ending it is longer than ${LONGEST_NAME_BYTES} bytes`;
  }
  return undefined;
}

/**
 * Folds a path so that two paths which some file system takes for one become equal: Windows and macOS ignore case,
 * macOS also how accents are encoded.
 */
export function foldPath(path: string): string {
  return path.normalize("NFC").toUpperCase().toLowerCase();
}

function describeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const visible = code > 0x20 && code < 0x7f;
  return visible ? `the character ${character}` : `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}
