/** Links to the desk, for its host: whoever has one sees all. And the bridge from a game to the team's own tools. */
import type { Result } from "../../../shared/base/index.ts";
import type { BridgeLine } from "../../net/index.ts";

export interface DeskLinks {
  mine(): string;
  /** Another host, under a name of their own. */
  another(name: string): Promise<Result<string>>;
  /** From the game of a team, numbered from 0, to its own tools. */
  bridge(team: number): BridgeLine;
}
