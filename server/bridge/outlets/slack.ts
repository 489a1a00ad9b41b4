/**
 * A Slack-compatible webhook: pages, status posts and situation reports, as text and as blocks. What people wrote is
 * escaped, so that nobody's channel is called by a name in a post.
 */
import type { OutletSettings } from "../settings.ts";
import { letter } from "./letter.ts";
import type { Letter, Telling } from "./letter.ts";
import { detailOf, summaryOf } from "./words.ts";

/** What a block of text may hold. */
const LONGEST = 3000;

export function slackLetter({ url }: NonNullable<OutletSettings["slack"]>, telling: Telling): Letter | null {
  const said = saidOf(telling);
  if (!said) return null;
  const [head, body] = said.map(escaped);
  const blocks = [
    { type: "section", text: { type: "mrkdwn", text: `*${head}*\n${body}`.slice(0, LONGEST) } },
    {
      type: "context",
      elements: [{ type: "mrkdwn", text: `Drill ${escaped(telling.look.common.session.incident)} · Small Causes` }],
    },
  ];
  return letter(telling, url, { text: `${head}: ${body}`.slice(0, LONGEST), blocks });
}

function saidOf({ news }: Telling): readonly [head: string, body: string] | null {
  switch (news.kind) {
    case "test":
      return ["Test", "A test from a drill: nothing is wrong."];
    case "fired":
    case "resolved":
      if (news.alert.severity !== "page") return null;
      return [`${news.kind === "fired" ? "Page" : "Resolved"}: ${summaryOf(news.alert)}`, detailOf(news.alert)];
    case "posted": {
      const { state, impact, features, regions } = news.post;
      const where = [...features, ...regions].join(", ");
      return [`Status: ${state}`, where === "" ? impact : `${impact} (${where})`];
    }
    case "reported":
      return ["Situation report", news.text];
    case "acknowledged":
    case "shared":
      return null;
  }
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
