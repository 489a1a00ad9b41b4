/** What a hypothesis can point at, in the order of the picker: what is selected, services, then places and calls by region, automations. */
import type { CommonView } from "../../../shared/protocol/index.ts";
import type { Translate } from "../../text/index.ts";
import { placeText } from "../frame/index.ts";

export interface ComponentGroup {
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
}

export function componentGroups(
  { map, automations }: Pick<CommonView, "map" | "automations">,
  selected: string | null,
  t: Translate,
): readonly ComponentGroup[] {
  if (map === null) return [];
  const options = (ids: readonly string[]) => [...new Set(ids)].map((id) => ({ id, label: placeText(map, id, t) }));
  const groups = [
    { label: t("board.pick.selected"), options: options(selected === null ? [] : [selected]) },
    { label: t("board.pick.services"), options: options(map.nodes.map(({ service }) => service)) },
    ...map.regions.map((region, index) => ({
      label: region.name,
      options: options(map.nodes.filter((node) => node.region === index).map(({ id }) => id)),
    })),
    ...map.regions.map((region, index) => ({
      label: t("board.pick.calls", { region: region.name }),
      options: options(map.links.filter(({ to }) => map.nodes[to]?.region === index).map(({ id }) => id)),
    })),
    { label: t("board.pick.automations"), options: options(automations.map(({ id }) => id)) },
  ];
  return groups.filter((group) => group.options.length > 0);
}
