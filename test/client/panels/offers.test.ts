import { signal } from "@preact/signals";
import type { Signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { keeps } from "../../../client/panels/frame/index.ts";
import { isAbout, offersFor, wordsOf } from "../../../client/panels/act/offers.ts";
import type { OfferGroup } from "../../../client/panels/act/offers.ts";
import { mayDecide, proposalsOf, awaitsMe, inFlight, resultsOf } from "../../../client/panels/act/flight.ts";
import { targetOf } from "../../../client/panels/act/Looks.tsx";
import { deskOf, openSheet, valueOf } from "../../../client/panels/act/desk.ts";
import type { Drafts } from "../../../client/store/drafts.ts";
import type { ActionView } from "../../../shared/protocol/index.ts";
import { must } from "../../../shared/base/index.ts";
import { ines, tomas } from "./scene.ts";

const { common, own } = tomas;
const about = (target: string, selected: string) => isAbout(target, selected, common);
const names = (groups: readonly OfferGroup[]) =>
  groups.map(
    ({ family, offers }) => [family, offers.map(({ action, target }) => `${action.action} ${target}`)] as const,
  );

describe("what a change is about", () => {
  it("is the place itself, its service anywhere, a call to or from it, and an automation that moves it", () => {
    expect(about("cache@eu-west", "cache@eu-west")).toBe(true);
    expect(about("cache", "cache@eu-west")).toBe(true);
    expect(about("boot>store", "store@us-east")).toBe(true);
    expect(about("cache/canary@eu-west", "cache@eu-west")).toBe(true);
    expect(about("failover:eu-west", "edge@eu-west")).toBe(true);
  });

  it("is not another region, another service, or an automation of elsewhere", () => {
    expect(about("cache@us-east", "cache@eu-west")).toBe(false);
    expect(about("boot>store", "edge@eu-west")).toBe(false);
    expect(about("failover:eu-west", "edge@us-east")).toBe(false);
  });

  it("is both ends of a selected call", () => {
    expect(about("boot@eu-west", "gw@eu-west>boot@eu-west")).toBe(true);
    expect(about("store@eu-west", "gw@eu-west>boot@eu-west")).toBe(false);
  });
});

describe("the list of changes", () => {
  const searched = (actions: typeof own.permitted, filter: string) =>
    actions.filter((action) => keeps(filter, wordsOf(action).join("\n")));

  it("puts what is selected first, by family, and leaves nothing out", () => {
    const { here, elsewhere } = offersFor(own.permitted, "edge@eu-west", common, "");
    expect(names(here)).toEqual([
      ["traffic", ["throttle-boots edge@eu-west", "shift-traffic failover:eu-west"]],
      ["automation", ["pause-failover failover:eu-west"]],
    ]);
    const all = [...here, ...elsewhere].flatMap(({ offers }) => offers);
    expect(all.length).toBe(own.permitted.length);
  });

  it("keeps a change that cannot be made, with its reason", () => {
    const { here } = offersFor(searched(own.permitted, "pause"), "edge@eu-west", common, "");
    expect(here[0]?.offers[0]?.refusal?.reason).toContain("One at a time");
  });

  const busy = own.permitted.map((action) => ({
    ...action,
    targets: action.targets.map((each, n) => (n === 0 ? { ...each, refusal: { code: "x", reason: "busy" } } : each)),
  }));
  const aimOf = (selected: string | null, last: string) => {
    const { here, elsewhere } = offersFor(searched(busy, "throttle"), selected, common, last);
    return [...here, ...elsewhere][0]?.offers[0];
  };

  it("stays at the first place of the map when nothing is selected, and says why that must wait", () => {
    const [first] = busy.find(({ action }) => action === "throttle-boots")?.targets ?? [];
    expect(aimOf(null, "")).toMatchObject({ target: first?.target, refusal: { reason: "busy" } });
  });

  it("stays where the last change was prepared, or in its region, though it is busy there", () => {
    expect(aimOf(null, "edge@us-east")?.target).toBe("edge@us-east");
    expect(aimOf(null, "edge@eu-west")?.target).toBe("edge@eu-west");
    expect(aimOf(null, "cache@eu-west")?.target).toBe("edge@eu-west");
    expect(aimOf(null, "failover:us-east")?.target).toBe("edge@us-east");
  });

  it("lets what is selected decide before what was prepared last", () => {
    expect(aimOf("boot@us-east", "edge@eu-west")?.target).toBe("edge@us-east");
  });

  it("offers the region of what is selected when the change is not about it", () => {
    const { elsewhere } = offersFor(searched(own.permitted, "throttle"), "gw@eu-west>boot@eu-west", common, "");
    expect(elsewhere[0]?.offers[0]?.target).toBe("edge@eu-west");
  });

  it("is searched by name, words and place", () => {
    expect(names(offersFor(searched(own.permitted, "STAMPEDE"), null, common, "").elsewhere)).toEqual([]);
    expect(names(offersFor(searched(own.permitted, "every entry"), null, common, "").elsewhere)).toEqual([
      ["caches", ["flush-cache cache@us-east"]],
    ]);
  });
});

describe("who holds the second key", () => {
  const [proposal] = proposalsOf(common.actions);
  const asked = must(proposal, "a proposal");

  it("[UX 6.23] is command, never the one who asks", () => {
    expect(mayDecide(ines, asked)).toBe(true);
    expect(mayDecide(tomas, asked)).toBe(false);
    expect(awaitsMe(ines)).toBe(true);
    expect(awaitsMe(tomas)).toBe(false);
  });

  it("is anybody else when command asks, or when nobody holds command", () => {
    const priya = { ...tomas, own: { ...own, you: { ...own.you, member: "m3", seat: 2, consoles: ["SVC"] as const } } };
    expect(mayDecide(priya, asked)).toBe(false);
    expect(mayDecide(priya, { ...asked, by: 0 })).toBe(true);
    const seats = common.seats.map((seat) =>
      seat.seat === 0 ? { ...seat, member: null, state: "free" as const } : seat,
    );
    expect(mayDecide({ ...priya, common: { ...common, seats } }, asked)).toBe(true);
  });

  it("sorts changes into waiting, under way and done, newest end first", () => {
    expect(inFlight(common.actions).map(({ ref }) => ref)).toEqual(["A3", "A4"]);
    expect(resultsOf(common.actions).map(({ ref }) => ref)).toEqual(["A2", "A1"]);
  });
});

describe("where a look is taken", () => {
  it("is what is selected, else everything, else nowhere", () => {
    const offer = { diagnostic: "store", takesS: 30, targets: ["store@eu-west"] } as const;
    expect(targetOf(offer, "store@eu-west")).toBe("store@eu-west");
    expect(targetOf(offer, "edge@eu-west")).toBe(null);
    expect(targetOf({ ...offer, targets: ["everything"] }, "edge@eu-west")).toBe("everything");
  });
});

describe("the value that a sheet starts with", () => {
  const drafts = (): Drafts => {
    const kept = new Map<string, Signal<string>>();
    return { of: (name) => must(kept.get(name) ?? kept.set(name, signal("")).get(name), "a draft") };
  };
  const throttle = must(
    own.permitted.find(({ action }) => action === "throttle-boots"),
    "a throttle",
  );
  const [made] = common.actions;
  const done = {
    ...must(made, "a change"),
    action: "throttle-boots",
    target: "edge@eu-west",
    state: "effective",
  } as const;
  const startsAt = (actions: readonly ActionView[], target = "edge@eu-west") => {
    const desk = drafts();
    openSheet(desk, "throttle-boots", target);
    return valueOf(must(deskOf(desk, own.permitted, actions), "a sheet"));
  };

  it("is what the last finished change left there, else what the action starts with", () => {
    expect(startsAt([])).toBe(throttle.value?.initial);
    expect(startsAt([{ ...done, value: 40 }])).toBe(40);
    expect(
      startsAt([
        { ...done, value: 40 },
        { ...done, value: 60 },
      ]),
    ).toBe(60);
  });

  it("is not that of another place, or of a change that was undone", () => {
    expect(startsAt([{ ...done, value: 40 }], "edge@us-east")).toBe(throttle.value?.initial);
    expect(startsAt([{ ...done, value: 40, state: "undone" }])).toBe(throttle.value?.initial);
  });
});
