/** What each part of the facilitator's desk is given. */
import type { GuideView } from "../../../shared/protocol/index.ts";
import type { PanelProps } from "../../panels/frame/index.ts";

export interface DeskProps extends PanelProps {
  readonly guide: GuideView;
}
