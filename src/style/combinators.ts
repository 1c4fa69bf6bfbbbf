import type { HtmlElement } from "./html-element.js";
import type { MatchState, MemoKey, Test } from "./selector.js";

const YES = 1;
const NO = 2;

/** Leads from an element to the one that a combinator looks at next. */
type Step = (element: HtmlElement) => HtmlElement | undefined;

const toParent: Step = (element) => element.parent;
const toPrevious: Step = (element) => element.previous;

/**
 * Joins the test of a compound with the test of all that stands left of it.
 *
 * @param combinator - " ", ">", "+" or "~"; `undefined` for any other.
 */
export function joinTests(combinator: string, left: Test, right: Test): Test | undefined {
  switch (combinator) {
    case ">":
      return next(toParent, left, right);
    case "+":
      return next(toPrevious, left, right);
    case " ":
      return anyNext(toParent, left, right);
    case "~":
      return anyNext(toPrevious, left, right);
    default:
      return undefined;
  }
}

function next(step: Step, left: Test, right: Test): Test {
  return (element, match) => {
    if (!right(element, match)) return false;
    const other = step(element);
    return other !== undefined && left(other, match);
  };
}

function anyNext(step: Step, left: Test, right: Test): Test {
  const key: MemoKey = { kind: "memo" };
  return (element, match) => right(element, match) && leadsTo(element, step, left, key, match);
}

/**
 * Does any element that `step` leads to pass the test? Each element is asked once for the life of the page: the walk
 * ends at the first that was asked before, and the answer is noted for all on the way.
 */
function leadsTo(element: HtmlElement, step: Step, test: Test, key: MemoKey, match: MatchState): boolean {
  const memo = memoOf(key, match);
  let current = element;
  let answer = memo[current.index] ?? 0;
  while (answer === 0) {
    const other = step(current);
    if (++match.steps > match.stepLimit) return false;
    if (other === undefined) answer = NO;
    else if (test(other, match)) answer = YES;
    else {
      current = other;
      answer = memo[current.index] ?? 0;
    }
  }
  for (let walked = element; walked !== current;) {
    memo[walked.index] = answer;
    walked = step(walked) ?? current;
  }
  memo[current.index] = answer;
  return answer === YES;
}

function memoOf(key: MemoKey, match: MatchState): Uint8Array {
  const known = match.memo.get(key);
  if (known !== undefined) return known;
  const memo = new Uint8Array(match.elementCount);
  match.memo.set(key, memo);
  match.steps += match.elementCount >> 1;
  return memo;
}
