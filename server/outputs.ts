/** Whoever reads what a process prints may be gone before it: a closed terminal or log reader is no reason to end rounds. */
export function outliveReaders(): void {
  for (const output of [process.stdout, process.stderr]) {
    output.on("error", (problem: NodeJS.ErrnoException) => {
      if (problem.code !== "EPIPE") throw problem;
    });
  }
}
