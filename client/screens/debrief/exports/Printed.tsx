/** The review on paper: hidden on the screen, and the only thing that a printer sees. */
import type { DebriefReport } from "../view.ts";
import { reviewOf } from "./review.ts";
import type { Line, Reviewed } from "./review.ts";

export function Printed({ view, report, named }: { view: Reviewed; report: DebriefReport; named: boolean }) {
  const { title, sections } = reviewOf(view, report, named);
  return (
    <article class="printed" aria-hidden="true">
      <h1>{title}</h1>
      {sections.map((section) => (
        <section key={section.title}>
          <h2>{section.title}</h2>
          {section.lines.map((line, n) => (
            <Printing key={`${n} ${line.text}`} line={line} />
          ))}
        </section>
      ))}
    </article>
  );
}

function Printing({ line }: { line: Line }) {
  if (line.kind === "text") return <p>{line.text}</p>;
  return <p class={line.kind === "todo" ? "printed-todo" : "printed-item"}>{line.text}</p>;
}
