/**
 * What looks have found about a subject: the newest card of a kind, and how it stands with another look. Shared cards
 * and one's own count alike; a look that is not for this seat says whose it is.
 */
import type {
  CardView,
  CommonView,
  DiagnosticId,
  DiagnosticOffer,
  DiagnosticRun,
  NodeView,
  OwnView,
} from "../../../shared/protocol/index.ts";
import type { ConsoleId } from "../../../shared/content/index.ts";
import { EVERYTHING } from "../frame/index.ts";

export type Standing =
  | { readonly is: "ready"; readonly takesS: number }
  | { readonly is: "running"; readonly run: DiagnosticRun }
  /** Somebody else's console takes this look. */
  | { readonly is: "locked"; readonly owner: ConsoleId | null };

export interface Finding {
  readonly diagnostic: DiagnosticId;
  readonly target: string;
  readonly card: CardView | null;
  readonly standing: Standing;
}

/** Consoles that take a look whoever owns the node; the others belong to the node's owner. */
const specialists: Readonly<Partial<Record<DiagnosticId, ConsoleId>>> = {
  logs: "INV",
  traces: "INV",
  compare: "INV",
  dependencies: "INV",
  synthetic: "TRF",
  store: "DAT",
  reports: "COM",
  vendor: "COM",
};

export function findingOf(
  diagnostic: DiagnosticId,
  node: NodeView | null,
  { tray, diagnostics }: Pick<OwnView, "tray" | "diagnostics">,
  { evidence }: Pick<CommonView, "evidence">,
): Finding {
  const offer = diagnostics.available.find((known) => known.diagnostic === diagnostic);
  const target = offer?.targets.includes(EVERYTHING) || node === null ? EVERYTHING : node.id;
  const cards = [...evidence, ...tray].filter((card) => card.diagnostic === diagnostic);
  const card = cards.filter((known) => known.target === target || known.target === EVERYTHING).reduce(newer, null);
  return { diagnostic, target, card, standing: standingOf(diagnostic, target, node, offer, diagnostics) };
}

function newer(best: CardView | null, card: CardView): CardView {
  return best === null || card.tick >= best.tick ? card : best;
}

function standingOf(
  diagnostic: DiagnosticId,
  target: string,
  node: NodeView | null,
  offer: DiagnosticOffer | undefined,
  { runs }: OwnView["diagnostics"],
): Standing {
  const run = runs.find((known) => known.diagnostic === diagnostic && known.target === target);
  if (run) return { is: "running", run };
  if (offer?.targets.includes(target)) return { is: "ready", takesS: offer.takesS };
  return { is: "locked", owner: specialists[diagnostic] ?? node?.owner ?? null };
}
