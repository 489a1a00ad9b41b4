/** What was found in files, as a browser shows it: each basis once, services by their place in the list. */
import { must } from "../../shared/base/index.ts";
import type {
  ImportedCall,
  ImportedFact,
  ImportedService,
  ImportedWorld,
  LookedInto,
} from "../../shared/protocol/index.ts";
import { bounds } from "../../shared/servicegraph/index.ts";
import type { Fact } from "../../shared/servicegraph/index.ts";
import type { Look, Made } from "./import.ts";

export function answerOf({ files, made }: Look): LookedInto {
  return {
    files: files.map((file) =>
      "problems" in file
        ? { problems: file.problems }
        : { format: file.format, services: file.services, calls: file.calls },
    ),
    world: made?.ok ? worldOf(made.value) : null,
    flaw: made && !made.ok ? made.refusal : null,
  };
}

function worldOf({ system, played, text }: Made): ImportedWorld {
  const bases = new Map<string, number>();
  const told = <T>({ value, basis, isGuess }: Fact<T>): ImportedFact<T> => {
    const known = bases.get(basis) ?? bases.size;
    bases.set(basis, known);
    return isGuess ? [value, known, "?"] : [value, known];
  };
  // One that is alone in its lump plays under the lump's name.
  const lumps = played.services.filter(({ id, standsFor }) => standsFor.some((one) => one !== id));
  const lumpOf = new Map<string, number>();
  for (const [n, { standsFor }] of lumps.entries()) for (const id of standsFor) lumpOf.set(id, n);
  const services = system.services.map((one): ImportedService => ({
    name: one.name,
    group: one.group ?? null,
    kind: told(one.kind),
    layer: one.layer.value,
    rps: told(one.rps),
    ownMs: told(one.ownMs),
    timeoutMs: told(one.timeoutMs),
    replicas: told(one.replicas),
    retries: told(one.retries),
    peopleRps: one.peopleRps,
    lump: lumpOf.get(one.id) ?? null,
  }));
  const placeOf = new Map(system.services.map(({ id }, n) => [id, n]));
  const calls = system.calls.map(({ from, to, perRequest, mode, exists }): ImportedCall => ({
    from: must(placeOf.get(from), "caller"),
    to: must(placeOf.get(to), "callee"),
    perRequest: mode.value === "loop" ? null : told(perRequest),
    waits: mode.value !== "async",
    exists: told(exists),
  }));
  return {
    text,
    bases: [...bases.keys()],
    services,
    calls,
    lumps: lumps.map(({ name }) => name),
    notes: system.notes,
    reduced: played.notes.slice(system.notes.length),
    bounds,
  };
}
