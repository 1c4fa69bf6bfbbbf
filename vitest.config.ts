import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    testTimeout: 60_000,
    // CommonJS packages are imported as Node imports them, so that tests run what ships.
    deps: { interopDefault: false },
  },
});
