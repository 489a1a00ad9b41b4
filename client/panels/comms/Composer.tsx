/**
 * A status post: honest state, affected features and regions, one sentence of impact, and when the next one comes. It
 * speaks of what customers notice, never of internals. What is written stays until it is posted.
 */
import type { Signal } from "@preact/signals";
import { useComputed } from "@preact/signals";
import { secondsToTicks, ticksToSeconds } from "../../../shared/base/index.ts";
import type { MapView, PostView } from "../../../shared/protocol/index.ts";
import { extents, incidentStates } from "../../../shared/protocol/index.ts";
import { Button, Field } from "../../dom/index.ts";
import { useKey } from "../../keys/index.ts";
import { formatClock, useText } from "../../text/index.ts";
import { isListed, Refused, setListed, useAsking } from "../frame/index.ts";
import type { PanelProps } from "../frame/index.ts";
import { effects, featuresOf, impactSentence } from "./post.ts";
import { Post } from "./History.tsx";
import type { Words } from "../sentences/index.ts";

const NEXT_S = [180, 210, 240] as const;

export function Composer({ common, own, send, drafts, tick, words }: PanelProps & { readonly words: Words }) {
  const { t, refusalText } = useText();
  const asking = useAsking(send);
  const key = useKey("post");
  const { map, comms } = common;
  const draft = (name: string): Signal<string> => drafts.of(`comms.${name}`);
  const features = featuresOf(map).filter((id) => isListed(draft("features"), id));
  const places = (map?.regions ?? []).filter(({ id }) => isListed(draft("regions"), id));
  const regions = places.map(({ id }) => id);
  const state = incidentStates.find((id) => id === draft("state").value) ?? comms.state ?? "investigating";
  const nextInS = NEXT_S.find((each) => String(each) === draft("next").value) ?? NEXT_S[2];
  const slots = {
    extent: extents.find((id) => id === draft("extent").value) ?? extents[0],
    effect: effects.find((id) => id === draft("effect").value) ?? effects[0],
    features,
    regions: places.map(({ name }) => name),
  };
  const ownWords = draft("impact").value.trim();
  const impact = ownWords || impactSentence(slots, t);
  /** Of one's own words nobody can tell how many they mean; of those who are well again it says nothing of the others. */
  const extent = ownWords === "" && slots.effect !== "recovered" ? { extent: slots.extent } : {};
  const refusal = own.refused["status.post"];
  return (
    <form
      class="panel-block composer"
      aria-label={t("comms.post")}
      onSubmit={(event) => {
        event.preventDefault();
        asking.ask({ type: "status.post", state, features: [...features], regions, impact, ...extent, nextInS }, () => {
          draft("impact").value = "";
        });
      }}
    >
      <div class="panel-head">
        <h3>{t("comms.post")}</h3>
      </div>
      <div class="post-row">
        <Choose label={t("comms.state")} chosen={state} onChoose={(id) => (draft("state").value = id)}>
          {incidentStates.map((id) => [id, t(`incident.state.${id}`)])}
        </Choose>
        <Choose label={t("comms.nextIn")} chosen={String(nextInS)} onChoose={(id) => (draft("next").value = id)}>
          {NEXT_S.map((each) => [String(each), formatClock(each)])}
        </Choose>
      </div>
      <Ticks label={t("comms.features")} list={draft("features")} options={featuresOf(map).map((id) => [id, id])} />
      <Ticks
        label={t("comms.regions")}
        list={draft("regions")}
        options={(map?.regions ?? []).map(({ id, name }) => [id, name])}
      />
      <div class="post-row">
        <Choose label={t("comms.extent")} chosen={slots.extent} onChoose={(id) => (draft("extent").value = id)}>
          {extents.map((id) => [id, t(`comms.extent.${id}`)])}
        </Choose>
        <Choose label={t("comms.effect")} chosen={slots.effect} onChoose={(id) => (draft("effect").value = id)}>
          {effects.map((id) => [id, t(`comms.effect.${id}`)])}
        </Choose>
      </div>
      <Field label={t("comms.impact")} hint={t("comms.impact.hint")}>
        {({ id, describedBy }) => (
          <textarea
            id={id}
            aria-describedby={describedBy}
            class="input"
            rows={2}
            maxLength={280}
            placeholder={impactSentence(slots, t)}
            value={draft("impact").value}
            onInput={(event) => (draft("impact").value = event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="inner preview">
        <p class="quiet">{t("comms.preview")}</p>
        <Preview
          post={{ by: own.you.seat ?? 0, state, features, regions, impact }}
          tick={tick}
          words={words}
          map={map}
        />
      </div>
      {refusal && <p class="quiet reason">{refusalText(refusal)}</p>}
      <Refused asking={asking} />
      <div class="panel-head">
        <Button type="submit" disabled={refusal !== undefined} aria-busy={asking.isSent.value} aria-keyshortcuts={key}>
          {t("comms.send")}
        </Button>
      </div>
    </form>
  );
}

/** As it would stand if it were posted this second. */
function Preview(
  props: Pick<PanelProps, "tick"> & { post: Omit<PostView, "tick" | "isKept">; words: Words; map: MapView | null },
) {
  const { tick, post, words, map } = props;
  const second = useComputed(() => secondsToTicks(Math.floor(ticksToSeconds(tick.value)))).value;
  return <Post post={{ ...post, tick: second, isKept: true }} words={words} map={map} />;
}

type Options = readonly (readonly [id: string, label: string])[];

function Choose(props: { label: string; chosen: string; onChoose: (id: string) => void; children: Options }) {
  return (
    <label class="choose">
      <span class="quiet">{props.label}</span>
      <select class="input" value={props.chosen} onChange={(event) => props.onChoose(event.currentTarget.value)}>
        {props.children.map(([id, label]) => (
          <option key={id} value={id} selected={id === props.chosen}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

function Ticks({ label, list, options }: { label: string; list: Signal<string>; options: Options }) {
  return (
    <fieldset class="ticks">
      <legend class="quiet">{label}</legend>
      {options.map(([id, name]) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={isListed(list, id)}
            onChange={(event) => setListed(list, id, event.currentTarget.checked)}
          />
          <span translate={false}>{name}</span>
        </label>
      ))}
    </fieldset>
  );
}
