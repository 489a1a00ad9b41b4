/** Icons as SVG: line icons, node outlines and state marks, all from the one source in icons/. Decorative unless labelled. */
import { lineIcons, markShapes, nodeShapes } from "../icons/index.ts";
import type { LineIcon, NodeKind } from "../icons/index.ts";

export function Icon({ name, size = 16 }: { name: LineIcon; size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={lineIcons[name]} />
    </svg>
  );
}

export function NodeIcon({ kind, size = 26 }: { kind: NodeKind; size?: number }) {
  const shape = nodeShapes[kind];
  return (
    <svg class={`node-icon node-icon-${kind}`} width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path d={shape.outline} />
      <path class="node-icon-detail" d={shape.detail} />
    </svg>
  );
}

export function Mark({ state, size = 12 }: { state: keyof typeof markShapes; size?: number }) {
  return (
    <svg class={`mark mark-${state}`} width={size} height={size} viewBox="0 0 12 12" aria-hidden="true">
      <path d={markShapes[state]} />
    </svg>
  );
}

export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg class="logo" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="10.5" stroke-opacity=".45" />
      <circle cx="12" cy="12" r="6.5" stroke-opacity=".9" />
      <circle class="logo-seed" cx="12" cy="12" r="2.8" />
    </svg>
  );
}
