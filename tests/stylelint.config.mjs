// The rules for overrides/assets/css: what no browser reads, and what browsers of 2018 turn into nothing.
export default {
  rules: {
    "annotation-no-unknown": true,
    "at-rule-no-unknown": true,
    "block-no-empty": true,
    "color-no-invalid-hex": true,
    "custom-property-no-missing-var-function": true,
    "declaration-block-no-duplicate-properties": [true, { ignore: ["consecutive-duplicates-with-different-values"] }],
    "declaration-block-no-shorthand-property-overrides": true,
    "font-family-no-duplicate-names": true,
    "function-calc-no-unspaced-operator": true,
    "function-no-unknown": true,
    "keyframe-declaration-no-important": true,
    "media-feature-name-no-unknown": [true, { ignoreMediaFeatureNames: ["scripting"] }],
    "no-duplicate-at-import-rules": true,
    "no-invalid-double-slash-comments": true,
    "no-irregular-whitespace": true,
    "property-no-unknown": true,
    "selector-pseudo-class-no-unknown": true,
    "selector-pseudo-element-no-unknown": true,
    "selector-type-no-unknown": true,
    "string-no-newline": true,
    "unit-no-unknown": true,
    "declaration-property-value-disallowed-list": [
      // Safari before 26.2 takes no thickness in the shorthand, and with var() in it falls back to no line at all.
      { "text-decoration": ["/var\\(/", "/\\d/", "/\\s/"], inset: ["/./"], "inset-inline": ["/var\\(/"] },
      { message: "browsers of 2018 turn this into nothing; write the longhands" },
    ],
  },
};
