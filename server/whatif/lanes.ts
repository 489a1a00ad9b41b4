/** So many at a time, in order; each begins when one before it has ended. */
export async function inLanes<T>(
  lanes: number,
  items: readonly T[],
  work: (item: T, n: number) => Promise<void>,
): Promise<void> {
  const waiting = items.entries();
  const lane = async (): Promise<void> => {
    for (const [n, item] of waiting) await work(item, n);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
