/** The design system: tokens, type, and the small components every screen is made of. */
import "./tokens.css";
import "./base.css";
import "./components.css";

export { Button, Chip, Keycap, Segment, Tabs } from "./controls.tsx";
export type { ChipTone, Choice } from "./controls.tsx";
export { FileDrop } from "./FileDrop.tsx";
export type { DroppedFile } from "./FileDrop.tsx";
export { InnerLink } from "./InnerLink.tsx";
export { Icon, Logo, Mark, NodeIcon } from "./Icon.tsx";
export { PROJECTOR_SCALE, ProjectedContext, StillContext, useProjected, useStill } from "./projection.ts";
export { Pick } from "./Pick.tsx";
export { palette } from "./palette.ts";
export { Avatar, Countdown, Meter, Sparkline } from "./readings.tsx";
export type { Presence, Tone } from "./readings.tsx";
export { useCopy } from "./useCopy.ts";
export { useFocusHandedBack } from "./useFocusHandedBack.ts";
export {
  Dialog,
  EmptyState,
  Field,
  IconButton,
  LineInput,
  LiveRegion,
  Masthead,
  TextField,
  Toast,
  Tooltip,
} from "./surfaces.tsx";
