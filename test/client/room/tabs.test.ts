import { expect, it } from "vitest";
import { tabName, tabsOf } from "../../../client/screens/room/tabs.ts";

it("[UX 2.1.8] Essential keeps the shared evidence in view, and leaves out what has no rules there", () => {
  expect(tabsOf("essential")).toEqual(["board", "act", "runbook", "chat"]);
  expect(tabName("board", "essential")).toBe("board.evidence");
  expect(tabName("board", "standard")).toBe("room.side.board");
});

it("a wide screen has the chat beside the tabs instead of among them", () => {
  expect(tabsOf("standard")).toContain("chat");
  expect(tabsOf("standard", true)).toEqual(["board", "act", "comms", "runbook"]);
});
