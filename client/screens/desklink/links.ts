/** What a host asks for links to the desk. Whoever has such a link sees all. */
import type { Result } from "../../../shared/base/index.ts";

export interface DeskLinks {
  mine(): string;
  /** Another host, under a name of their own. */
  another(name: string): Promise<Result<string>>;
}
