// How the peers read a brief of the corpus: its frontmatter, its notes, and its text as tokens.
import { Marked } from "marked";
import { parse } from "yaml";

const marked = new Marked({
  extensions: [
    {
      name: "note",
      level: "inline",
      start: (source) => source.indexOf("[^"),
      tokenizer(source) {
        const match = /^\[\^(\d+)\]/.exec(source);
        return match ? { type: "note", raw: match[0], number: match[1] } : undefined;
      },
    },
  ],
});

const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };

/** The characters that an inline token stands for. */
export function decode({ text, raw }) {
  return (text ?? raw).replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity]);
}

/** @returns Frontmatter, blocks of the body and the inline tokens of each note, in order. */
export function readBrief(source) {
  const [, front, whole] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source);
  const notes = [];
  const body = whole.replace(/^\[\^\d+\]: (.*)$/gm, (_, note) => {
    notes.push(note);
    return "";
  });
  return { meta: parse(front), blocks: marked.lexer(body), notes: notes.map((note) => marked.lexer(note)[0].tokens) };
}
