/**
 * The colours of UX.md 3.1 for whoever cannot read a CSS custom property: the canvas.
 * tokens.css states the same values for the DOM; a test holds the two equal.
 */
export const palette = {
  bg0: "#0B1020",
  bg1: "#121A2E",
  bg2: "#1B2540",
  text: "#E8EDF7",
  muted: "#A3AEC4",
  faint: "#7C88A3",
  ok: "#3F87E5",
  okText: "#8CB8F5",
  slow: "#FDE369",
  err: "#F03D20",
  errText: "#FF8B73",
  errBadge: "#C42B12",
  down: "#B5B9C6",
  hidden: "#D3B3FF",
  human: "#2FE0A8",
  humanText: "#04231A",
  focus: "#FFFFFF",
  divider: "#222E4C",
  border: "#34426A",
  lineStrong: "#5C6B92",
  segmentOn: "#2A3760",
  keycap: "#3A486F",
  evidence: "#22304F",
  hypothesis: "#2A2145",
  nodeErr: "#3A1420",
  nodeSlow: "#2A2A22",
} as const satisfies Record<string, `#${string}`>;
