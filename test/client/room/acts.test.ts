/** What the keys do to the desk, in the gallery's rooms: every command is written down instead of sent. */
import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { galleryRoom } from "../../../client/gallery/room.tsx";
import type { Shown } from "../../../client/gallery/room.tsx";
import { panelOwn } from "../../../client/gallery/panelsViews.ts";
import { commanding, handedCommon, stormCommon, stormOwn } from "../../../client/gallery/views.ts";
import { createSilencing } from "../../../client/panels/alerts/index.ts";
import { createActs } from "../../../client/screens/room/acts.ts";
import type { Room } from "../../../client/store/index.ts";
import { must } from "../../../shared/base/index.ts";
import type { Command } from "../../../shared/protocol/index.ts";
import { english } from "../panels/scene.ts";

const essential = { session: { ...stormCommon.session, layer: "essential" } } as const;

function desk(shown: Shown = {}, isNarrow = false, base = galleryRoom("storm", shown)) {
  const asked: { readonly command: Command; readonly accepted: (() => void) | undefined }[] = [];
  const focused: string[] = [];
  const muted = signal(0);
  const room: Room = { ...base, ask: (command, accepted) => void asked.push({ command, accepted }) };
  const acts = createActs({
    room,
    silencing: createSilencing(),
    open: signal(null),
    places: {
      focus: (...selectors) => void focused.push(selectors[0] ?? ""),
      focusNext: () => undefined,
      leaveText: () => undefined,
      filterHere: () => "chat",
      hasFilter: (place) => place === "chat",
      follow: () => () => undefined,
      isNarrow: () => isNarrow,
    },
    text: english,
    onMute: () => (muted.value += 1),
  });
  return { room, acts, asked, focused, muted, commands: () => asked.map(({ command }) => command) };
}

describe("s", () => {
  const newest = must(stormOwn.tray.at(-1), "card");

  it("shares the newest card of the tray at once", () => {
    const { acts, commands } = desk();
    expect(acts.perform({ do: "share" })).toBe(true);
    expect(commands()).toEqual([{ type: "evidence.share", card: newest.id }]);
  });

  it("shares the selected card, with the claim that was written, which stays until it is accepted", () => {
    const { acts, asked, room } = desk({ own: { tray: panelOwn.tray } });
    const first = must(panelOwn.tray[0], "card");
    room.drafts.of("tray.card").value = first.id;
    room.drafts.of(`tray.claim.${first.id}`).value = " the store is full ";
    acts.perform({ do: "share" });
    expect(asked[0]?.command).toEqual({ type: "evidence.share", card: first.id, claim: "the store is full" });
    expect(room.drafts.of(`tray.claim.${first.id}`).value).not.toBe("");
    asked[0]?.accepted?.();
    expect(room.drafts.of(`tray.claim.${first.id}`).value).toBe("");
  });

  it("is left to the page while the tray is empty", () => {
    expect(desk({ own: { tray: [] } }).acts.perform({ do: "share" })).toBe(false);
  });
});

describe("the dot", () => {
  it("repeats the look under way, else the one whose card came last", () => {
    const run = { id: "r1", diagnostic: "logs", target: "boot@eu-west", startTick: null, endTick: null } as const;
    const card = must(stormOwn.tray.at(-1), "card");
    for (const [runs, wanted] of [[[run], run] as const, [[], card] as const]) {
      const { acts, commands } = desk({ own: { diagnostics: { ...stormOwn.diagnostics, runs } } });
      acts.perform({ do: "repeatLook" });
      expect(commands()).toEqual([{ type: "diagnostic.run", diagnostic: wanted.diagnostic, target: wanted.target }]);
    }
  });

  it("has nothing to repeat before the first look", () => {
    const own = { tray: [], diagnostics: { ...stormOwn.diagnostics, runs: [] } };
    expect(desk({ own, common: { evidence: [] } }).acts.perform({ do: "repeatLook" })).toBe(false);
  });
});

describe("u", () => {
  const you = must(stormOwn.you.seat ?? undefined, "seat");
  const done = {
    ...must(stormCommon.actions[0], "action"),
    by: you,
    state: "effective",
    cancellableUntilMs: null,
  } as const;
  const after = (actions: (typeof stormCommon)["actions"]) => {
    const { acts, commands } = desk({ common: { actions } });
    acts.perform({ do: "undo" });
    return commands();
  };

  it("undoes the newest own change and leaves those of others alone", () => {
    expect(after([done, { ...done, ref: "A8" }, { ...done, ref: "A9", by: you + 1 }])).toEqual([
      { type: "action.undo", ref: "A8" },
    ]);
  });

  it("calls a change back while that is still possible", () => {
    const running = { ...done, state: "running", cancellableUntilMs: 1_000_000 } as const;
    expect(after([running])).toEqual([{ type: "action.cancel", ref: done.ref }]);
    expect(after([{ ...running, cancellableUntilMs: 1 }])).toEqual([{ type: "action.undo", ref: done.ref }]);
  });

  it("does nothing when there is nothing of one's own", () => {
    expect(
      after([
        { ...done, by: you + 1 },
        { ...done, state: "undone" },
      ]),
    ).toEqual([]);
  });
});

describe("writing keys", () => {
  it("open the form and go into its first field", () => {
    const { acts, room, focused } = desk();
    acts.perform({ do: "newHypothesis" });
    expect(room.drafts.of("board.adding").value).toBe("started");
    acts.perform({ do: "post" });
    expect(room.ui.state.value.side).toBe("comms");
    acts.perform({ do: "report" });
    expect(room.ui.state.value.side).toBe("chat");
    expect(focused).toEqual([".add-hypothesis select", ".composer select", ".chat-say input"]);
  });

  it("open the situation report in command, with what the screens say", () => {
    const { acts, room, focused } = desk({ own: { ...commanding, refused: {} } });
    acts.perform({ do: "report" });
    expect(room.ui.state.value.side).toBe("comms");
    expect(focused).toEqual([".sitrep textarea"]);
    expect(room.drafts.of("comms.sitrep.condition").value).toMatch(
      /^SEV-1, mitigating\. \d+.% of users affected; failing: \w/,
    );
    expect(room.drafts.of("comms.sitrep.doing").value).toContain("Cap store retries");
  });

  it("begin a report in the chat elsewhere, and never over written words", () => {
    const { acts, room } = desk();
    const draft = room.drafts.of("chat.say");
    acts.perform({ do: "report" });
    expect(draft.value).toBe(english.t("chat.can"));
    draft.value = "wait";
    acts.perform({ do: "report" });
    expect(draft.value).toBe("wait");
  });

  it("[UX 2.5] are those of tasks, polls and confidence under the Full rules alone", () => {
    const task = {
      id: "K1",
      by: 0,
      to: 3,
      text: "Check",
      dueMs: 1,
      report: null,
    } as const;
    const poll = { id: "Q1", by: 0, text: "Drain", endsAtMs: 1, objections: [], fine: [] } as const;
    const lead = {
      tasks: [{ ...task, state: "asked" as const }],
      polls: [poll],
      delegations: [],
      reminders: [],
      handoff: null,
    };
    const { acts, commands, focused, room } = desk({
      common: { lead, session: { ...stormCommon.session, layer: "full" } },
    });
    room.drafts.of("board.hypothesis").value = "H2";
    expect(acts.perform({ do: "takeTask" })).toBe(true);
    expect(acts.perform({ do: "rate", step: 1 })).toBe(true);
    expect(acts.perform({ do: "object" })).toBe(true);
    expect(acts.perform({ do: "report" })).toBe(true);
    expect(commands()).toEqual([
      { type: "task.ack", task: "K1" },
      { type: "hypothesis.rate", hypothesis: "H2", confidence: 10 },
    ]);
    expect(focused).toEqual(["#objection", ".lead-form input"]);
    const standard = desk();
    for (const act of ["takeTask", "assignTask", "object"] as const)
      expect(standard.acts.perform({ do: act })).toBe(false);
    expect(standard.acts.perform({ do: "rate", step: 1 })).toBe(false);
  });

  it("[UX 2.4] offer command from command with the situation, and elsewhere go to the answer that is waited for", () => {
    const session = { ...stormCommon.session, layer: "full" } as const;
    const command = desk({ common: { session }, own: { ...commanding, refused: {} } });
    expect(command.acts.perform({ do: "handOff" })).toBe(true);
    expect(command.room.drafts.of("lead.form").value).toBe("handoff");
    expect(command.room.drafts.of("lead.situation").value).toMatch(/^Condition: SEV-1/);
    expect(desk({ common: { session } }).acts.perform({ do: "handOff" })).toBe(false);
    const asked = desk({ common: handedCommon });
    expect(asked.acts.perform({ do: "handOff" })).toBe(true);
    expect([...command.focused, ...asked.focused]).toEqual([".lead-form select", "#take-command"]);
  });

  it("[UX 2.4] set a reminder where the scribe sits, and nowhere else", () => {
    const session = { ...stormCommon.session, layer: "full" } as const;
    const scribe = desk({ common: { session }, own: { ...commanding, refused: {} } });
    expect(scribe.acts.perform({ do: "remind" })).toBe(true);
    expect(scribe.room.drafts.of("lead.form").value).toBe("reminder");
    expect(desk({ common: { session } }).acts.perform({ do: "remind" })).toBe(false);
    expect(desk({ own: { ...commanding, refused: {} } }).acts.perform({ do: "remind" })).toBe(false);
  });

  it("[UX 2.1.8] rest under the Essential rules, where there are no hypotheses and no posts", () => {
    const { acts, room } = desk({ common: essential });
    for (const act of ["newHypothesis", "post"] as const) expect(acts.perform({ do: act })).toBe(false);
    expect(acts.perform({ do: "go", to: "comms" })).toBe(false);
    expect(room.drafts.of("board.adding").value).toBe("");
    expect(acts.perform({ do: "go", to: "board" })).toBe(true);
  });
});

it("Escape closes the drawer only where the column is one, and else clears the selection at once", () => {
  for (const isNarrow of [true, false]) {
    const { acts, room } = desk({}, isNarrow);
    room.ui.act({ do: "side", tab: "act" });
    room.ui.act({ do: "alert", alert: null });
    acts.perform({ do: "close" });
    expect(room.ui.state.value.selection === null).toBe(!isNarrow);
  }
});

it("Escape takes away a refusal before anything else", () => {
  const told: string[] = [];
  const { room } = desk();
  const refused = {
    ...room,
    refusal: signal({ code: "x/y", reason: "No." }),
    dismiss: (what: string) => void told.push(what),
  };
  const { acts } = desk({}, false, refused);
  acts.perform({ do: "close" });
  expect(told).toEqual(["refusal"]);
  expect(refused.ui.state.value.selection).not.toBeNull();
});

describe("the filter key", () => {
  it("[UX 2.9] opens the line of the list where the focus is, and goes into it", () => {
    const { acts, room } = desk();
    expect(acts.perform({ do: "filter" })).toBe(true);
    expect(room.drafts.of("filter.open").value).toBe("chat");
  });

  it("brings what it is to narrow into view first", () => {
    const { acts, room } = desk();
    acts.perform({ do: "filter", in: "runbook" });
    expect(room.ui.state.value.side).toBe("runbook");
    acts.perform({ do: "filter", in: "timeline" });
    expect(room.drafts.of("timeline.shown").value).toBe("all");
  });

  it("waits for no list that is not there", () => {
    const { acts, room } = desk();
    expect(acts.perform({ do: "filter", in: "dock" })).toBe(false);
    expect(room.drafts.of("filter.open").value).toBe("");
  });

  it("leaves nothing for the alert keys to step on that is not seen", () => {
    const { acts, room } = desk();
    room.drafts.of("filter.alerts").value = "nothing has this";
    expect(acts.perform({ do: "alert", step: 1 })).toBe(false);
    room.drafts.of("filter.alerts").value = "!nothing has this";
    expect(acts.perform({ do: "alert", step: 1 })).toBe(true);
  });
});

it("Alt M mutes", () => {
  const { acts, muted } = desk();
  acts.perform({ do: "mute" });
  expect(muted.value).toBe(1);
});

describe("z and x", () => {
  it("show the region of what is selected, then the next, then all again", () => {
    const { acts, room } = desk();
    room.ui.act({ do: "select", selection: { kind: "edge", id: "gw@eu-west>boot@eu-west" } });
    const press = (step: 1 | -1) => [acts.perform({ do: "zoom", step }), room.ui.state.peek().region];
    const ids = must(room.common.peek().map, "map").regions.map(({ id }) => id);
    expect(press(1)).toEqual([true, "eu-west"]);
    expect(press(1)).toEqual([true, ids[(ids.indexOf("eu-west") + 1) % ids.length]]);
    expect(press(-1)).toEqual([true, null]);
    expect(press(-1)).toEqual([false, null]);
  });
});
