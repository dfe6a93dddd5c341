/** Asks axe whether a part could be used by everyone. Colours are measured in `contrast.test.ts`: jsdom draws none. */
import axe from "axe-core";

/** What is wrong, one line each; empty when nothing is. */
export async function troubles(part: Element): Promise<string[]> {
  const found = await axe.run(part, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return found.violations.map(
    (rule) => `${rule.id}: ${rule.help} (${rule.nodes.map((node) => node.html).join(" | ")})`,
  );
}
