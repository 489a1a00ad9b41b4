/** What lies on the map: which region, which layer, how old the picture is, list or canvas, and the way back to the whole. */
import { IconButton, Pick, Segment } from "../../dom/index.ts";
import type { RegionPicture } from "../../map/index.ts";
import { mapLayers, useRoom } from "../../store/index.ts";
import { useText } from "../../text/index.ts";
import { Scraped } from "./Scraped.tsx";
import "./toolbar.css";

const ALL = "";
/** Regions whose names fit beside the layers. */
const MOST_SIDE_BY_SIDE = 4;

export function MapToolbar({ regions }: { regions: readonly RegionPicture[] }) {
  const { ui } = useRoom();
  const { t } = useText();
  const { layer, mapAs } = ui.state.value;
  return (
    <div class="map-toolbar" role="toolbar" aria-label={t("toolbar")}>
      {regions.length > 1 && <RegionChoice regions={regions} />}
      <Segment
        label={t("toolbar.layer")}
        options={mapLayers.map((id) => ({ id, label: t(`toolbar.layer.${id}`) }))}
        chosen={layer}
        onChoose={(id) => ui.act({ do: "layer", layer: id })}
      />
      <Scraped />
      <IconButton
        label={t(mapAs === "list" ? "toolbar.asCanvas" : "toolbar.asList")}
        icon="list"
        onClick={() => ui.act({ do: "mapAs", as: mapAs === "list" ? "canvas" : "list" })}
      />
      <IconButton label={t("toolbar.fit")} icon="fit" onClick={() => ui.act({ do: "fit" })} />
    </div>
  );
}

/** Side by side as long as the toolbar stays one line; then as a list, so that it covers no region. */
function RegionChoice({ regions }: { regions: readonly RegionPicture[] }) {
  const { ui } = useRoom();
  const { t } = useText();
  const chosen = ui.state.value.region ?? ALL;
  const onChoose = (id: string): void => ui.act({ do: "region", region: id === ALL ? null : id });
  const options = [
    { id: ALL, label: t("toolbar.region.all") },
    ...regions.map(({ id, name }) => ({ id, label: shortName(name, regions) })),
  ];
  if (regions.length <= MOST_SIDE_BY_SIDE)
    return <Segment label={t("toolbar.region")} options={options} chosen={chosen} onChoose={onChoose} />;
  return (
    <Pick
      label={t("toolbar.region")}
      options={options.map(({ id }) => id)}
      chosen={chosen}
      show={(id) => options.find((option) => option.id === id)?.label ?? id}
      onPick={onChoose}
    />
  );
}

/** `eu` for eu-west, as long as that names one region only. */
function shortName(name: string, regions: readonly RegionPicture[]): string {
  const heads = regions.map((region) => headOf(region.name));
  const head = headOf(name);
  // Where all lie on one continent, that is what need not be said.
  if (heads.length > 1 && heads.every((other) => other === head) && name.length > head.length + 1)
    return name.slice(head.length + 1);
  return heads.filter((other) => other === head).length === 1 ? head : name;
}

function headOf(name: string): string {
  return name.split("-")[0] ?? name;
}
