/** A file that somebody chooses or drops here, read as text: undefined for a folder, a file that is gone or too large. */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";

interface FileDropProps {
  readonly class: string;
  readonly accept: string;
  /** In bytes: the server takes no larger ones. */
  readonly largest: number;
  readonly testId: string;
  readonly onText: (text: string | undefined) => void;
  /** With what opens the browser's own chooser. */
  readonly children: (choose: () => void) => ComponentChildren;
}

export function FileDrop({ accept, largest, testId, onText, children, ...props }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const isOver = useSignal(false);
  const take = async (file: File | undefined): Promise<void> => {
    if (file) onText(file.size > largest ? undefined : await file.text().catch(() => undefined));
  };
  return (
    <div
      class={`${props.class}${isOver.value ? " is-over" : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        isOver.value = true;
      }}
      onDragLeave={() => (isOver.value = false)}
      onDrop={(event) => {
        event.preventDefault();
        isOver.value = false;
        void take(event.dataTransfer?.files[0]);
      }}
    >
      <input
        ref={input}
        class="unseen"
        type="file"
        tabIndex={-1}
        aria-hidden="true"
        accept={accept}
        data-testid={testId}
        onChange={(event) => {
          void take(event.currentTarget.files?.[0]);
          event.currentTarget.value = "";
        }}
      />
      {children(() => input.current?.click())}
    </div>
  );
}
