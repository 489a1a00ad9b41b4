/** The families of failures that a drill can be made of. */
import type { Family } from "../family.ts";
import { burst } from "./burst.ts";
import { expired } from "./expired.ts";
import { forgotten } from "./forgotten.ts";
import { hanging } from "./hanging.ts";
import { impatient } from "./impatient.ts";
import { throttled } from "./throttled.ts";

export const families: readonly Family[] = [hanging, impatient, forgotten, throttled, expired, burst];
