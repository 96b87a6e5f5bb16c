// The rules for overrides/assets/js. The build joins its files into one block, so each sees the names of the others.
import js from "@eslint/js";
import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../overrides/assets/js/", import.meta.url);
const declared = (file) =>
  [...readFileSync(new URL(file, folder), "utf8").matchAll(/^(?:const|let|(?:async )?function) \{?([\w, ]+)/gm)].flatMap((found) =>
    found[1].split(",").map((name) => name.trim()),
  );
const files = readdirSync(folder).filter((name) => name.endsWith(".js"));
const browser = [
  "document", "window", "location", "history", "navigator", "getSelection", "setTimeout", "clearTimeout", "Blob", "ClipboardItem", "Event",
  "Intl", "URL", "matchMedia", "scrollTo", "requestAnimationFrame", "trustedTypes",
];

export default [
  js.configs.recommended,
  ...files.map((file) => ({
    files: [`overrides/assets/js/${file}`],
    languageOptions: {
      sourceType: "script",
      ecmaVersion: 2018,
      globals: Object.fromEntries(
        [...browser, ...files.filter((other) => other !== file).flatMap(declared)].map((name) => [name, "readonly"]),
      ),
    },
    rules: {
      // What another file uses is no leftover here.
      "no-unused-vars": ["error", { varsIgnorePattern: `^(${declared(file).join("|")})$` }],
      "no-redeclare": ["error", { builtinGlobals: false }],
      "no-shadow": "off",
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
    },
  })),
];
