import { describe, expect, it } from "vitest";
import { calmCommon, calmOwn, names } from "../../../client/gallery/views.ts";
import { lobbyView } from "../../../client/screens/lobby/index.ts";
import { createText } from "../../../client/text/index.ts";

const arrived = {
  code: "K7MQ4",
  page: "https://drill.example/r/K7MQ4",
  addresses: [],
  team: 0,
  teams: 1,
  common: calmCommon,
  own: calmOwn,
  names,
  bots: [],
  rttMs: 40,
  problem: null,
  knowsTutorial: false,
  text: createText("en"),
};

describe("the lobby's view", () => {
  it("tells who sits where, and which seat is yours", () => {
    const { seats, own } = lobbyView(arrived);
    expect(seats.map(({ occupant }) => occupant.who)).toEqual(["other", "other", "other", "you"]);
    expect(own.isSeated).toBe(true);
  });

  it("shows a free seat, an absent player and one who is choosing as what they are", () => {
    const seats = calmCommon.seats.map((seat, i) =>
      i === 0
        ? ({ ...seat, member: null, state: "free" } as const)
        : i === 1
          ? ({ ...seat, state: "away" } as const)
          : { ...seat, isReady: false },
    );
    expect(
      lobbyView({ ...arrived, common: { ...calmCommon, seats } }).seats.map(({ occupant }) => occupant),
    ).toMatchObject([
      { who: "nobody" },
      { name: "Noor", state: "away" },
      { name: "Priya", state: "choosing" },
      { name: "Tomas", state: "choosing" },
    ]);
  });

  it("tells bots from people", () => {
    const bots = calmCommon.seats.slice(0, 2).flatMap(({ member }) => (member === null ? [] : [member]));
    const view = lobbyView({ ...arrived, bots });
    expect(view.bots).toBe(2);
    expect(view.seats.map(({ occupant }) => occupant.who !== "nobody" && occupant.isBot)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it("names who watches, and counts who knows the scenario", () => {
    const members = calmCommon.members.map((member, i) => ({
      ...member,
      seat: i === 3 ? null : member.seat,
      hasPlayed: i < 2,
    }));
    const watching = [arrived.names[calmCommon.members[3]?.id ?? ""]];
    expect(lobbyView({ ...arrived, common: { ...calmCommon, members } })).toMatchObject({ watching, havePlayed: 2 });
  });

  it("carries the server's reason on the start button", () => {
    const refusal = { code: "lobby/no-players", reason: "Somebody must take a seat first." };
    const view = lobbyView({ ...arrived, own: { ...calmOwn, refused: { "host.start": refusal } } });
    expect(view.startRefusal).toBe(refusal.reason);
  });

  it("keeps at least a third of the session for the debrief", () => {
    for (const liveMinutes of [10, 12, 15, 16, 20]) {
      const { plan } = lobbyView({
        ...arrived,
        common: { ...calmCommon, session: { ...calmCommon.session, liveMinutes } },
      });
      const whole = plan.reduce((sum, { minutes }) => sum + minutes, 0);
      const debrief = plan.find(({ part }) => part === "debrief")?.minutes ?? 0;
      expect(debrief / whole).toBeGreaterThan(0.29);
    }
  });
});

describe("the invitation", () => {
  const at = (page: string, addresses: readonly string[] = []) => {
    const { url, localOnly } = lobbyView({ ...arrived, page, addresses });
    return { url, localOnly };
  };

  it("is the address of the page, where others can open that", () => {
    const here = { url: "http://192.168.7.8:3000/r/K7MQ4", localOnly: null };
    expect(at("http://192.168.7.8:3000/r/K7MQ4", ["http://10.0.0.4:3000"])).toEqual(here);
    expect(at("https://localhost.example/r/K7MQ4").localOnly).toBeNull();
  });

  it.each(["localhost:3000", "127.0.0.1:3000", "[::1]:3000"])(
    "on %s leads to the network's address, and says so",
    (host) => {
      const other = "http://192.168.7.8:3000/r/K7MQ4";
      expect(at(`http://${host}/r/K7MQ4`, ["http://192.168.7.8:3000"])).toEqual({
        url: other,
        localOnly: { host, others: [other] },
      });
    },
  );

  it("still warns where no other address is known", () => {
    expect(at("http://localhost:3000/").localOnly).toEqual({ host: "localhost:3000", others: [] });
  });
});
