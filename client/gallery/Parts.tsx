/** The design system on one page. */
import { useSignal } from "@preact/signals";
import {
  Avatar,
  Button,
  Chip,
  Countdown,
  EmptyState,
  Field,
  Icon,
  IconButton,
  Keycap,
  LiveRegion,
  Logo,
  Mark,
  Meter,
  NodeIcon,
  Segment,
  Sparkline,
  Tabs,
  Toast,
  Tooltip,
} from "../dom/index.ts";
import { nodeShapes } from "../icons/index.ts";
import type { NodeKind } from "../icons/index.ts";

const kinds: readonly NodeKind[] = ["edge", "gateway", "service", "store", "cache", "queue", "job", "vendor"];
const stack = { display: "grid", gap: "16px", padding: "24px", maxWidth: "760px" };
const row = { display: "flex", gap: "12px", alignItems: "center", flexWrap: "wrap" };

export function Parts() {
  const tab = useSignal<"board" | "act">("board");
  const layer = useSignal<"traffic" | "load">("traffic");
  return (
    <main style={stack}>
      <div style={row}>
        <Logo />
        <Button look="primary">
          Launch{" "}
          <Keycap>
            <Icon name="enter" size={12} />
          </Keycap>
        </Button>
        <Button>Ask Ines</Button>
        <Button look="quiet">Esc</Button>
        <Button measure="small">Share</Button>
        <Button disabled>Silence</Button>
        <IconButton label="Settings" icon="gear" onClick={() => undefined} />
        <Tooltip text="Owned by TRF: ask them to drain.">
          <Button>Hover me</Button>
        </Tooltip>
      </div>
      <div style={row}>
        <Chip tone="sev1">SEV-1</Chip>
        <Chip tone="sev2">SEV-2</Chip>
        <Chip tone="sev3">SEV-3</Chip>
        <Chip tone="sev4">SEV-4</Chip>
        <Chip tone="evidence">E10</Chip>
        <Chip tone="hypothesis">testing</Chip>
        <Chip tone="slow">risk M</Chip>
        <Chip>TRF</Chip>
        <Mark state="slow" />
        <Mark state="err" />
        <Mark state="ok" />
      </div>
      <div style={row}>
        {kinds
          .filter((kind) => kind in nodeShapes)
          .map((kind) => (
            <NodeIcon key={kind} kind={kind} size={32} />
          ))}
      </div>
      <Tabs
        label="Panel"
        panel="tab-panel"
        tabs={[
          { id: "board", label: "Board" },
          { id: "act", label: "Act" },
        ]}
        chosen={tab.value}
        onChoose={(id) => (tab.value = id)}
      />
      <div id="tab-panel" role="tabpanel" aria-label={tab.value}>
        {tab.value}
      </div>
      <div style={row}>
        <Segment
          label="Layer"
          options={[
            { id: "traffic", label: "Traffic" },
            { id: "load", label: "Saturation" },
          ]}
          chosen={layer.value}
          onChoose={(id) => (layer.value = id)}
        />
        <Countdown leftS={99} wholeS={240} />
        <Sparkline values={[0, 1, 1, 2, 5, 9, 12, 14]} tone="err" />
        <Avatar name="Ines" presence="idle" />
        <Avatar name="Noor" presence="running" />
        <Avatar name="Tomas" you presence="away" size="large" />
      </div>
      <Meter label="Time box" ratio={0.4} tone="human" />
      <Field label="Note" hint="optional" error="Say what you saw.">
        {({ id, describedBy, invalid }) => (
          <input class="input" id={id} aria-describedby={describedBy} aria-invalid={invalid} />
        )}
      </Field>
      <EmptyState>Nothing to explain yet.</EmptyState>
      <Toast tone="err">EU West is already drained.</Toast>
      <LiveRegion status="" alert="" />
    </main>
  );
}
