import { describe, expect, it } from "vitest";
import { commanderName, placeText, seatName } from "../../../client/panels/frame/index.ts";
import { must } from "../../../shared/base/index.ts";
import { english, ines, tomas } from "./scene.ts";

const { t } = english;
const place = (id: string): string => placeText(tomas.common.map, id, t);

describe("places", () => {
  it("names a node, a service, a call and an automation as the map does", () => {
    expect(place("store@eu-west")).toBe("store · eu-west");
    expect(place("store")).toBe("store");
    expect(place("store/canary@eu-west")).toBe("store / canary · eu-west");
    expect(place("boot>store")).toBe("boot → store");
    expect(place("boot@eu-west>store@eu-west")).toBe("boot → store · eu-west");
    expect(place("edge@eu-west>edge@us-east")).toBe("edge → edge · eu-west → us-east");
    expect(place("failover:eu-west")).toBe("geo-failover · eu-west");
    expect(place("autoscaler:store@eu-west")).toBe("store autoscaler · eu-west");
    expect(place("health-check:store")).toBe("store health check");
    expect(place("eu-users:boot>edge@eu-west")).toBe("boot users → edge · eu-west");
    expect(place("everything")).toBe("everything");
  });

  it("names what is in one region only by its name, and what users of a region suffer like the place", () => {
    const alone = {
      ...must(tomas.common.map, "a map"),
      nodes: must(tomas.common.map, "a map").nodes.filter(
        ({ id }) => id !== "store@us-east" && id !== "store@ap-south",
      ),
    };
    expect(placeText(alone, "store@eu-west", t)).toBe("store");
    expect(place("boot us-east")).toBe("boot · us-east");
  });

  it("shows an id that nothing is known about as it is", () => {
    expect(place("discovery-agent")).toBe("discovery-agent");
    expect(placeText(null, "store@eu-west", t)).toBe("store · eu-west");
  });
});

describe("people", () => {
  it("says You to oneself, a name to others, and consoles of an empty seat", () => {
    expect(seatName(tomas, 3, t)).toBe("You");
    expect(seatName(tomas, 2, t)).toBe("Priya");
    expect(seatName({ ...tomas, names: {} }, 2, t)).toBe("SVC");
    expect(commanderName(tomas, t)).toBe("Ines");
    expect(commanderName(ines, t)).toBe("You");
  });
});
