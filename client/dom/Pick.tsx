/** One of a few, from a list that opens. A chosen value that is no longer offered stays visible. */
interface PickProps<T extends string | number> {
  /** For whoever does not see it; left out where a label stands around it. */
  readonly label?: string;
  readonly options: readonly T[];
  readonly chosen: T;
  readonly show: (option: T) => string;
  readonly onPick: (option: T) => void;
  readonly isMono?: boolean;
  readonly testId?: string;
}

export function Pick<T extends string | number>(props: PickProps<T>) {
  const { label, options, chosen, show, onPick, isMono = false, testId } = props;
  const offered = options.includes(chosen) ? options : [chosen, ...options];
  return (
    <select
      class={`pick${isMono ? " mono" : ""}`}
      aria-label={label}
      value={String(chosen)}
      data-testid={testId}
      onChange={({ currentTarget }) => {
        const picked = offered.find((option) => String(option) === currentTarget.value);
        if (picked !== undefined) onPick(picked);
      }}
    >
      {offered.map((option) => (
        <option key={option} value={String(option)}>
          {show(option)}
        </option>
      ))}
    </select>
  );
}
