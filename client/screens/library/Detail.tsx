/** One incident: what is practised, how long, with which seed, and the ways into a session. */
import { useSignal } from "@preact/signals";
import type { Refusal } from "../../../shared/base/index.ts";
import type { HostSheet, ScenarioCard } from "../../../shared/protocol/index.ts";
import { Button, Pick, TextField } from "../../dom/index.ts";
import { fileAddress } from "../../net/index.ts";
import { useText } from "../../text/index.ts";
import { LabelledSegment } from "./Filters.tsx";
import { SheetDoor } from "./Sheet.tsx";
import { Layers } from "./Tile.tsx";
import type { LibraryActs, Order } from "./view.ts";

const NAME_LENGTH = 24;
const TEAMS = [1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 30, 40];
const SEED = /^[\w-]{0,40}$/;

export function Detail(props: {
  card: ScenarioCard;
  acts: LibraryActs;
  name: string;
  teamName: string;
  isSheetOpen: boolean;
  onSheet: (sheet: HostSheet) => void;
  onEdit: () => void;
  onRisk: () => void;
  onRemoved: () => void;
}) {
  const { card, acts } = props;
  const { t, refusalText } = useText();
  const name = useSignal(props.name);
  const teamName = useSignal(props.teamName);
  const cut = useSignal<"short" | "standard">("standard");
  const seed = useSignal("");
  const teams = useSignal(1);
  const busy = useSignal<"host" | "solo" | undefined>(undefined);
  const problem = useSignal<Refusal | undefined>(undefined);
  const isNameMissing = useSignal(false);
  const isSeedWrong = !SEED.test(seed.value.trim());

  const attempt = async (way: "host" | "solo", act: (order: Order) => Promise<Refusal | undefined>): Promise<void> => {
    isNameMissing.value = way === "host" && name.value.trim() === "";
    if (isNameMissing.value || isSeedWrong) return;
    busy.value = way;
    problem.value = undefined;
    problem.value = await act({
      choice: card.choice,
      name: name.value.trim(),
      liveMinutes: card.minutes[cut.value],
      seed: seed.value.trim(),
      teams: way === "host" ? teams.value : 1,
      teamName: way === "host" ? teamName.value.trim() : "",
    });
    busy.value = undefined;
  };
  return (
    <div class="detail">
      <header>
        <Layers layers={card.layers} size={64} />
        <div>
          <h2 translate={false}>{card.company.name}</h2>
          <p>
            {t("library.world", {
              services: card.layers.reduce((sum, count) => sum + count, 0),
              regions: card.regions,
            })}
          </p>
        </div>
      </header>
      <p>{card.company.sentence}</p>
      {card.goals.length > 0 && (
        <section>
          <h3>{t("library.practise.goals")}</h3>
          <ul class="detail-goals">
            {card.goals.map((goal) => (
              <li key={goal}>{goal}</li>
            ))}
          </ul>
        </section>
      )}
      <form
        class="card detail-order"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (busy.value === undefined) void attempt("host", (order) => acts.host(order));
        }}
      >
        <TextField
          label={t("landing.name")}
          error={isNameMissing.value ? t("landing.name.missing") : undefined}
          text={name.value}
          onText={(typed) => {
            name.value = typed;
            isNameMissing.value = false;
          }}
          fill="nickname"
          maxLength={NAME_LENGTH}
          testId="host-name"
        />
        <TextField
          label={t("history.teamName")}
          hint={t("history.teamName.hint")}
          text={teamName.value}
          onText={(typed) => (teamName.value = typed)}
          maxLength={NAME_LENGTH}
          testId="team-name"
        />
        <LabelledSegment
          label={t("library.cut")}
          options={[
            { id: "short" as const, label: t("library.cut.short", { minutes: card.minutes.short }) },
            { id: "standard" as const, label: t("library.cut.standard", { minutes: card.minutes.standard }) },
          ]}
          chosen={cut.value}
          onChoose={(next) => (cut.value = next)}
        />
        <TextField
          label={t("library.seed")}
          hint={t("library.seed.hint")}
          error={isSeedWrong ? t("library.seed.wrong") : undefined}
          text={seed.value}
          onText={(typed) => (seed.value = typed)}
          look="mono"
          testId="seed"
        />
        <label class="detail-teams">
          <span>{t("teams.howMany")}</span>
          <Pick
            options={TEAMS}
            chosen={teams.value}
            show={(count) => (count === 1 ? t("teams.howMany.one") : t("teams.howMany.many", { count }))}
            onPick={(count) => (teams.value = count)}
            testId="teams"
          />
        </label>
        <div class="detail-ways">
          <Button look="primary" type="submit" disabled={busy.value !== undefined} data-testid="host-this">
            {busy.value === "host" ? t("library.hosting") : t("library.host")}
          </Button>
          <Button
            disabled={busy.value !== undefined}
            data-testid="solo-this"
            onClick={() => void attempt("solo", (order) => acts.practise(order))}
          >
            {busy.value === "solo" ? t("library.hosting") : t("library.solo")}
          </Button>
        </div>
        <p class="field-error" role="alert">
          {problem.value && refusalText(problem.value)}
        </p>
      </form>
      <div class="detail-file">
        <a class="button button-quiet button-small" href={fileAddress(card.choice)} download>
          {t("library.export")}
        </a>
        <Button look="quiet" measure="small" data-testid="edit" onClick={props.onEdit}>
          {t(card.isMine ? "library.edit" : "library.copy")}
        </Button>
        <Button look="quiet" measure="small" data-testid="risk" onClick={props.onRisk}>
          {t("risk.title")}
        </Button>
        {card.isMine && <Remove choice={card.choice} acts={acts} onRemoved={props.onRemoved} />}
      </div>
      {!props.isSheetOpen && <SheetDoor choice={card.choice} acts={acts} onOpen={props.onSheet} />}
    </div>
  );
}

/** Asks once more before it is gone for everybody. */
function Remove({ choice, acts, onRemoved }: { choice: string; acts: LibraryActs; onRemoved: () => void }) {
  const { t, refusalText } = useText();
  const isSure = useSignal(false);
  const refusal = useSignal<Refusal | undefined>(undefined);
  const remove = async (): Promise<void> => {
    if (!isSure.value) {
      isSure.value = true;
      return;
    }
    const removed = await acts.remove(choice);
    if (removed.ok) onRemoved();
    else refusal.value = removed.refusal;
  };
  return (
    <>
      <Button
        look="quiet"
        measure="small"
        data-testid="remove"
        onBlur={() => (isSure.value = false)}
        onClick={() => void remove()}
      >
        {t(isSure.value ? "library.remove.sure" : "library.remove")}
      </Button>
      {refusal.value && (
        <p class="field-error" role="alert">
          {refusalText(refusal.value)}
        </p>
      )}
    </>
  );
}
