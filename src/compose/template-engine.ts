import Handlebars from "handlebars";
import type { ParsedTemplate } from "./parse-template.js";
import { TEMPLATE_HELPERS, type RenderSettings } from "./template-helpers.js";

/** Runs the templates of one pack, which are compiled once. */
export interface TemplateEngine {
  /**
   * @param name - A partial's name, or "layout".
   * @throws TemplateRunError if the page grows beyond the limit, or if the template asks for a value of something that
   *   the brief does not have, e.g. the `src` of a logo without an `{{#if logo}}` around it.
   */
  run(name: string, data: object, settings: RenderSettings): string;
}

/** A page of 200 printed pages of text has some 2 MB. */
const LARGEST_OUTPUT = 8_000_000;

/** Rounds of all loops of one run. */
const MOST_ROUNDS = 200_000;

/** A template that passed the check cannot print this brief. */
export class TemplateRunError extends Error {
  /** "limit": the page is too large. "value": a value is asked for in something that the brief does not have. */
  readonly reason: "limit" | "value";
  /** Line within the template or partial, from 1; 1 if it is not known. */
  readonly line: number;

  constructor(reason: "limit" | "value", message: string, line = 1) {
    super(message);
    this.reason = reason;
    this.line = line;
  }
}

/** What one run has used up. */
interface Meter {
  rounds: number;
  characters: number;
}

/**
 * Compiles checked templates. The environment knows the helpers of template-helpers.ts and the built-in `if`, `unless`,
 * `each` and `with`; `lookup`, `log` and every hook for missing helpers are gone.
 *
 * @param templates - By name, with the layout as "layout".
 */
export function createTemplateEngine(templates: ReadonlyMap<string, ParsedTemplate>): TemplateEngine {
  const environment = Handlebars.create();
  for (const name of ["log", "lookup", "helperMissing", "blockHelperMissing"]) environment.unregisterHelper(name);
  environment.registerHelper(wrapHelpers());
  environment.registerHelper("each", meterLoop(environment.helpers["each"]));
  const compiled = new Map<string, HandlebarsTemplateDelegate>();
  for (const [name, { program }] of templates) {
    const template = environment.compile(program, COMPILE_OPTIONS);
    compiled.set(name, template);
    environment.registerPartial(name, template);
  }
  return {
    run(name, data, settings) {
      const template = compiled.get(name);
      if (template === undefined) throw new Error(`The pack has no template "${name}"`);
      const meter: Meter = { rounds: 0, characters: 0 };
      const output = runTemplate(template, data, { data: { settings, meter }, ...RUN_OPTIONS });
      if (output.length > LARGEST_OUTPUT) throw new TemplateRunError("limit", "The page is too large");
      return output;
    },
  };
}

function runTemplate(template: HandlebarsTemplateDelegate, data: object, options: Handlebars.RuntimeOptions): string {
  try {
    return template(data, options);
  } catch (error) {
    if (!(error instanceof Handlebars.Exception)) throw error;
    throw new TemplateRunError("value", error.message, typeof error.lineNumber === "number" ? error.lineNumber : 1);
  }
}

const COMPILE_OPTIONS = {
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(
    ["if", "unless", "each", "with", ...TEMPLATE_HELPERS.keys()].map((name) => [name, true]),
  ),
  // A partial's lines are printed as they stand, so that `pre` in a partial keeps its text.
  preventIndent: true,
};

const RUN_OPTIONS = {
  allowProtoPropertiesByDefault: false,
  allowProtoMethodsByDefault: false,
  allowCallsToHelperMissing: false,
};

function wrapHelpers(): Record<string, Handlebars.HelperDelegate> {
  const wrapped: Record<string, Handlebars.HelperDelegate> = {};
  for (const [name, { run }] of TEMPLATE_HELPERS) {
    wrapped[name] = (...parameters: unknown[]) => {
      const options = parameters.at(-1);
      if (!isHelperOptions(options)) throw new Error(`The helper "${name}" was called without options`);
      return run(parameters.slice(0, -1), new Map(Object.entries(options.hash)), options.data.settings);
    };
  }
  return wrapped;
}

/** What Handlebars hands to a helper behind its values, with the data of our own runs. */
interface RunOptions {
  readonly hash: Readonly<Record<string, unknown>>;
  readonly data: { readonly settings: RenderSettings; readonly meter: Meter };
  fn: HandlebarsTemplateDelegate;
}

function isHelperOptions(value: unknown): value is RunOptions {
  return typeof value === "object" && value !== null && "hash" in value && "data" in value;
}

/**
 * Loops within loops multiply, and a small template could fill the memory; so every round of every loop is counted,
 * and what it prints.
 */
function meterLoop(each: Handlebars.HelperDelegate | undefined): Handlebars.HelperDelegate {
  if (each === undefined) throw new Error("Handlebars has lost its `each`");
  return function (this: unknown, list: unknown, options: unknown): unknown {
    if (!isHelperOptions(options)) throw new Error("`each` was called without options");
    const { fn } = options;
    const { meter } = options.data;
    options.fn = (context: unknown, run) => {
      const output = fn(context, run);
      meter.characters += output.length;
      meter.rounds += 1;
      if (meter.rounds > MOST_ROUNDS || meter.characters > LARGEST_OUTPUT * 4)
        throw new TemplateRunError("limit", "The loops print too much");
      return output;
    };
    return each.call(this, list, options);
  };
}
