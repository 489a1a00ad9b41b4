/** A link within this page: with an address, for a new tab or a bookmark, and a click that goes there without a load. */
import type { ComponentChildren } from "preact";

export function InnerLink({ to, onGo, children }: { to: string; onGo: () => void; children: ComponentChildren }) {
  return (
    <a
      href={to}
      onClick={(event) => {
        event.preventDefault();
        onGo();
      }}
    >
      {children}
    </a>
  );
}
