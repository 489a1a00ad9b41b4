/** The canvas's type: one table of fonts for whoever measures words and whoever paints them. Never under 12 px. */
export const fonts = {
  name: '600 13px "Inter Variable", sans-serif',
  title: '650 15px "Inter Variable", sans-serif',
  words: '400 12px "Inter Variable", sans-serif',
  strongWords: '600 12px "Inter Variable", sans-serif',
  number: '500 12px "JetBrains Mono Variable", monospace',
  strongNumber: '600 12px "JetBrains Mono Variable", monospace',
} as const;

export type Font = (typeof fonts)[keyof typeof fonts];
export type Align = "left" | "right" | "center";

/** Width of some words in CSS pixels. */
export type Measure = (words: string, font: Font) => number;
