/** Files that somebody chooses or drops here, read as text. */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";

export interface DroppedFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Undefined for a folder, a file that is gone or too large. */
  readonly text: string | undefined;
}

interface FileDropProps {
  readonly class: string;
  /** Left out: any. */
  readonly accept?: string;
  /** In bytes: the server takes no larger ones. */
  readonly largest: number;
  readonly testId: string;
  /** Whether several may come at once; else the first is taken. */
  readonly several?: boolean;
  readonly onFiles: (files: readonly [DroppedFile, ...DroppedFile[]]) => void;
  /** With what opens the browser's own chooser. */
  readonly children: (choose: () => void) => ComponentChildren;
}

export function FileDrop({ accept, largest, testId, several = false, onFiles, children, ...props }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const isOver = useSignal(false);
  const take = async (chosen: FileList | null | undefined): Promise<void> => {
    const all = [...(chosen ?? [])];
    const [first, ...more] = await Promise.all(
      (several ? all : all.slice(0, 1)).map(async (file): Promise<DroppedFile> => {
        const text = file.size > largest ? undefined : await file.text().catch(() => undefined);
        return { name: file.name, size: file.size, text };
      }),
    );
    if (first) onFiles([first, ...more]);
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
        void take(event.dataTransfer?.files);
      }}
    >
      <input
        ref={input}
        class="unseen"
        type="file"
        tabIndex={-1}
        aria-hidden="true"
        accept={accept}
        multiple={several}
        data-testid={testId}
        onChange={(event) => {
          void take(event.currentTarget.files);
          event.currentTarget.value = "";
        }}
      />
      {children(() => input.current?.click())}
    </div>
  );
}
