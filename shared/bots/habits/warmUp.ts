/** In the joint warm-up everybody shares one thing, and somebody asks for a second key so that command can turn one. */
import type { Habit, Wish } from "../wish.ts";

export const warmUp: Habit = ({ common, own, seat }) => {
  const { warmUp: asked, session } = common;
  if (asked === null || seat === null || session.phase !== "live") return [];
  const hasShared = asked.shared.find((one) => one.seat === seat)?.isDone ?? true;
  const [card] = own.tray;
  const offer = own.diagnostics.available.find(({ targets }) => targets.length > 0);
  const [target] = offer?.targets ?? [];
  const looks: readonly Wish[] =
    hasShared || own.diagnostics.runs.length > 0 || !offer || target === undefined
      ? []
      : [
          {
            key: "warm up by a look",
            everyMs: 30_000,
            command: { type: "diagnostic.run", diagnostic: offer.diagnostic, target },
          },
        ];
  const shares: readonly Wish[] =
    hasShared || !card
      ? []
      : [{ key: `share ${card.id}`, reads: 1, command: { type: "evidence.share", card: card.id } }];
  const waits = common.actions.some(({ state }) => state === "proposed" || state === "running");
  const needsKey = own.permitted.find(({ needsApproval }) => needsApproval);
  const place = needsKey?.targets.find(({ refusal }) => refusal === null);
  const asks: readonly Wish[] =
    asked.isApproved !== false || waits || !needsKey || !place
      ? []
      : [
          {
            key: "warm up by a second key",
            decides: true,
            everyMs: 30_000,
            command: {
              type: "action.launch",
              action: needsKey.action,
              target: place.target,
              value: needsKey.value?.initial ?? 0,
            },
          },
        ];
  return [...shares, ...looks, ...asks];
};
