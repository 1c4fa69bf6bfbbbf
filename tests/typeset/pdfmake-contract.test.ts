import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { DocMeasure, DocumentContext, LayoutBuilder, PageElementWriter } from "../../src/typeset/pdfmake.js";

/**
 * What we override and call in pdfmake is not documented, so a new version has to be looked at: the version is pinned,
 * and this test says which members must still be there, with how many parameters.
 */
const MEMBERS = [
  [DocMeasure, { measureNode: 1 }],
  [
    DocumentContext,
    {
      addPage: 1,
      initializePage: 0,
      moveDown: 1,
      addMargin: 2,
      getCurrentPage: 0,
      moveToNextPage: 1,
      completeColumnGroup: 2,
    },
  ],
  [LayoutBuilder, { processNode: 1, processVerticalContainer: 1, processColumns: 1, processRow: 1, processLeaf: 1 }],
  [
    PageElementWriter,
    {
      addFragment: 4,
      moveToNextPage: 1,
      pushToRepeatables: 1,
      popFromRepeatables: 0,
    },
  ],
] as const;

describe("pdfmake", () => {
  it("is the version that the overrides were written for", () => {
    const path = new URL("../../node_modules/pdfmake/package.json", import.meta.url);
    expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ version: "0.3.11" });
  });

  it.each(MEMBERS)("%o has the members that we use", (type, members) => {
    for (const [name, parameters] of Object.entries(members)) {
      const member: unknown = Reflect.get(type.prototype, name);
      expect(typeof member, name).toBe("function");
      expect(Reflect.get(Object(member), "length"), name).toBe(parameters);
    }
  });

  it("inherits pushContext and popContext, and tells listeners where the page before ended", () => {
    const context = new DocumentContext();
    context.addPage({ width: 100, height: 100 }, { left: 10, right: 10, top: 10, bottom: 10 });
    const writer = new PageElementWriter(context);
    expect(typeof writer.pushContext).toBe("function");
    expect(typeof writer.popContext).toBe("function");
    const events: object[] = [];
    writer.on("pageChanged", (event: object) => events.push(event));
    context.moveDown(30);
    writer.moveToNextPage();
    expect(events).toEqual([{ prevPage: 0, prevY: 40, y: 10 }]);
  });
});
