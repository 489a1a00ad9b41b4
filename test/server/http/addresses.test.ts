import type { NetworkInterfaceInfo } from "node:os";
import { describe, expect, it } from "vitest";
import { addressesOf } from "../../../server/http/index.ts";

const common = { mac: "00:00:00:00:00:00", cidr: null };
const four = (address: string, internal = false): NetworkInterfaceInfo => ({
  ...common,
  family: "IPv4",
  address,
  netmask: "255.255.255.0",
  internal,
});
const six: NetworkInterfaceInfo = {
  ...common,
  family: "IPv6",
  address: "fe80::1",
  netmask: "ffff::",
  scopeid: 2,
  internal: false,
};
const interfaces = { lo: [four("127.0.0.1", true)], eth0: [four("192.168.7.8"), six], wlan0: [four("10.0.0.4")] };

describe("the addresses for other computers", () => {
  it("are those of every network of this computer, without its loopback", () => {
    const both = ["http://192.168.7.8:3000", "http://10.0.0.4:3000"];
    expect(addressesOf(undefined, 3000, interfaces)).toEqual(both);
    expect(addressesOf("0.0.0.0", 3000, interfaces)).toEqual(both);
  });

  it("are only the one that the server listens on, and none on loopback", () => {
    expect(addressesOf("10.0.0.4", 3000, interfaces)).toEqual(["http://10.0.0.4:3000"]);
    expect(addressesOf("127.0.0.1", 3000, interfaces)).toEqual([]);
  });
});
