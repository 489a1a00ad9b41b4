/**
 * What goes away while it has the focus hands it to the region that it stood in, so that nobody on the keyboard starts
 * again at the top of the page after every launch, share or look.
 */
import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";

export function useFocusHandedBack(part: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = part.current;
    return () => {
      if (element?.contains(document.activeElement))
        element.parentElement?.closest<HTMLElement>("[tabindex='-1']")?.focus();
    };
  }, [part]);
}
