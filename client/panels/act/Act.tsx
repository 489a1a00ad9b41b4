/**
 * What this seat can do: proposals that wait, changes under way, looks, and every change of its consoles, the ones for
 * what is selected first. Choosing a change opens the sheet; nothing starts from this list.
 */
import { useMemo } from "preact/hooks";
import { Mark } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { FilterLine, filterIn, placeText } from "../frame/index.ts";
import type { PanelProps } from "../frame/index.ts";
import { wordsFor } from "../sentences/index.ts";
import type { Words } from "../sentences/index.ts";
import { Automations } from "./Automations.tsx";
import { deskOf, lastTarget, openSheet } from "./desk.ts";
import { Looks, wordsOfLook } from "./Looks.tsx";
import { offersFor, wordsOf } from "./offers.ts";
import type { PermittedAction } from "../../../shared/protocol/index.ts";
import type { Offer, OfferGroup } from "./offers.ts";
import { Proposals } from "./Proposals.tsx";
import { Results, Running } from "./Running.tsx";
import { RiskChip } from "./Sheet.tsx";

export function Act(props: PanelProps) {
  const { common, own, names, send, drafts, selected } = props;
  const text = useText();
  const { map, actions, automations, hypotheses, seats, session } = common;
  const { you, permitted, diagnostics, automations: desks, decisions } = own;
  // Made again only when something that stands on it has changed, not four times a second.
  return useMemo(() => {
    const each = { ...props, words: wordsFor(props, text) };
    return (
      <div class="panel act">
        <Proposals {...each} />
        <Running {...each} />
        <Choices {...each} />
        <Automations own={each.own} words={each.words} />
        <Results {...each} />
      </div>
    );
  }, [
    map,
    actions,
    automations,
    hypotheses,
    seats,
    session,
    you,
    permitted,
    diagnostics,
    desks,
    decisions,
    names,
    send,
    drafts,
    selected,
    text,
  ]);
}

type Props = PanelProps & { readonly words: Words };

/** What can be begun: looks and changes, as far as the filter lets them through. */
function Choices(props: Props) {
  const { own, drafts, words, common } = props;
  const keep = filterIn(drafts, "act");
  const looks = own.diagnostics.available.filter((offer) => keep(...wordsOfLook(offer, common.map, words.t)));
  const changes = own.permitted.filter((action) => keep(...wordsOf(action)));
  return (
    <>
      <FilterLine
        isAlways
        drafts={drafts}
        of="act"
        shown={looks.length + changes.length}
        total={own.diagnostics.available.length + own.permitted.length}
      />
      <Looks {...props} offers={looks} />
      <Changes {...props} permitted={changes} />
    </>
  );
}

function Changes(props: Props & { readonly permitted: readonly PermittedAction[] }) {
  const { common, own, drafts, selected, words, permitted } = props;
  const { t } = words;
  const { here, elsewhere } = offersFor(permitted, selected, common, lastTarget(drafts));
  if (own.permitted.length === 0) return <NoChanges words={words} />;
  if (permitted.length === 0) return null;
  return (
    <section class="panel-block" aria-label={t("act.changes")} data-opens-sheet>
      <div class="panel-head">
        <h3>{t("act.changes")}</h3>
      </div>
      {selected !== null && (
        <>
          <h4 translate={false}>{placeText(common.map, selected, t)}</h4>
          {here.length === 0 && <p class="quiet">{nothingHere(common, selected, words)}</p>}
          <Groups groups={here} common={common} own={own} drafts={drafts} words={words} />
          {elsewhere.length > 0 && <h4>{t("act.elsewhere")}</h4>}
        </>
      )}
      <Groups groups={elsewhere} common={common} own={own} drafts={drafts} words={words} />
    </section>
  );
}

function NoChanges({ words: { t } }: Pick<Props, "words">) {
  return (
    <section class="panel-block" aria-label={t("act.changes")}>
      <div class="panel-head">
        <h3>{t("act.changes")}</h3>
      </div>
      <p class="quiet">{t("act.none")}</p>
    </section>
  );
}

/** Why there is nothing to change at the selected place: it is somebody else's. */
function nothingHere({ map }: PanelProps["common"], selected: string, { t }: Words): string {
  const owner = map?.nodes.find(({ id }) => id === selected)?.owner ?? null;
  return owner === null ? t("act.nothingHere") : t("act.ownedBy", { console: owner });
}

type GroupsProps = Pick<Props, "common" | "own" | "drafts" | "words"> & { readonly groups: readonly OfferGroup[] };

function Groups({ groups, ...rest }: GroupsProps) {
  return (
    <>
      {groups.map(({ family, offers }) => (
        <div key={family} class="family">
          <h5 class="quiet">{rest.words.t(`act.family.${family}`)}</h5>
          <ul class="offers">
            {offers.map((offer) => (
              <Row key={offer.action.action} offer={offer} {...rest} />
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

function Row({ offer, common, own, drafts, words }: Omit<GroupsProps, "groups"> & { offer: Offer }) {
  const { refusalText } = useText();
  const { action, target, refusal } = offer;
  const isChosen = deskOf(drafts, own.permitted, common.actions)?.action.action === action.action;
  return (
    <li>
      <button
        type="button"
        class="offer link-button"
        aria-expanded={isChosen}
        data-testid={`act-${action.action}`}
        onClick={() => openSheet(drafts, action.action, target)}
      >
        <span class="offer-name">
          <span translate={false}>{action.label}</span>{" "}
          <span class="quiet" translate={false}>
            {words.place(target)}
          </span>
          {refusal !== null && (
            <span class="offer-refusal">
              <Mark state="slow" size={10} /> {refusalText(refusal)}
            </span>
          )}
        </span>
        <span class="offer-time mono">{words.t("act.seconds", { count: action.leadS })}</span>
        <RiskChip action={action} />
      </button>
    </li>
  );
}
