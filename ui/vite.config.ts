import preact from "@preact/preset-vite";
import { defineConfig } from "vitest/config";

/**
 * One script, one style sheet and the fonts. Nothing is inlined: the window's content security policy
 * allows scripts, styles and fonts from the program itself only. The targets are the oldest web views
 * that the program meets: WebKitGTK 2.40 and Safari 16 (the same engine), and WebView2 of early 2023.
 */
export default defineConfig({
  plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false })],
  base: "./",
  clearScreen: false,
  server: { port: 1420, strictPort: true },
  build: {
    target: ["safari16", "chrome110"],
    cssTarget: ["safari16", "chrome110"],
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    rollupOptions: { output: { codeSplitting: false } },
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/tests/setup.ts"],
    css: true,
    restoreMocks: true,
    // A busy or old machine is no reason to fail: every wait ends as soon as what it waits for is there.
    testTimeout: 60_000,
  },
});
