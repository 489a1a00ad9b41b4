/**
 * The library over HTTP. Reading is for everybody; what only a host should read is asked for by name, with a warning on
 * the screen. An author's browser has a key of its own, which travels in the Authorization header.
 */
import type { Request, Response, Router } from "express";
import { z } from "zod";
import { ok } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { turnDown } from "../../shared/refusals/index.ts";
import type { FileRefusal } from "../../shared/protocol/index.ts";
import { scenarioJsonSchema } from "../documents/index.ts";
import { isClean } from "../exercise/index.ts";
import type { Library } from "../library/index.ts";
import { answer } from "./api.ts";
import { keyless, ownerOf } from "./author.ts";
import { riskRoutes } from "./risk.ts";

/** A scenario with everything has some 60 kB; one of 150 stations that each make 16 calls, imported with long names, 400. */
const LONGEST_FILE = 500_000;

const fileShape = z.strictObject({ text: z.string().min(1).max(LONGEST_FILE).refine(isClean) });
/** Their sizes and number are the importer's to judge, which says what to do about it. */
const importShape = z.strictObject({
  files: z
    .array(z.strictObject({ name: z.string().min(1).max(200), text: z.string() }))
    .min(1)
    .max(100),
});
const choiceShape = z.string().regex(/^[\w-]{1,40}$/);

export function libraryRoutes(library: Library): (router: Router) => void {
  return (router) => {
    router.get("/scenarios", (request, response) => answer(response, 200, cards(library, ownerOf(request))));
    router.post("/scenarios", (request, response) => save(library, request, response));
    router.post("/drafts", (request, response) => draft(library, request.body, response));
    router.post("/imports", (request, response) => importSystem(library, request.body, response));
    router.get("/scenarios/example", (_request, response) => {
      response.type("application/yaml").set("Cache-Control", "no-store").send(library.example);
    });
    router.get("/scenarios/schema", (_request, response) => answer(response, 200, ok(scenarioJsonSchema())));
    router.param("choice", (_request, response, next, choice) => {
      if (choiceShape.safeParse(choice).success) next();
      else void answer(response, 404, unknown);
    });
    router.get("/scenarios/:choice/sheet", (request, response) =>
      answer(response, 200, library.sheet(request.params.choice)),
    );
    for (const [path, trial] of [["pace", library.pace] as const, ["dry-run", library.dryRun] as const]) {
      router.post(`/scenarios/:choice/${path}`, (request, response) =>
        answer(response, 200, trial.begin(request.params["choice"])),
      );
      router.get(`/scenarios/:choice/${path}`, (request, response) =>
        answer(response, 200, trial.look(request.params["choice"])),
      );
    }
    riskRoutes(library.risks, router);
    router.get("/scenarios/:choice/file", (request, response) => file(library, request.params.choice, response));
    router.put("/scenarios/:choice", (request, response) => save(library, request, response, request.params.choice));
    router.delete("/scenarios/:choice", (request, response) => {
      const owner = ownerOf(request);
      return answer(response, 200, owner === undefined ? keyless : library.remove(request.params.choice, owner));
    });
  };
}

async function cards(library: Library, owner: string | undefined): Promise<Result<object>> {
  return ok({ scenarios: await library.cards(owner) });
}

async function save(library: Library, request: Request, response: Response, choice?: string): Promise<void> {
  const owner = ownerOf(request);
  if (owner === undefined) return answer(response, 400, keyless);
  const asked = fileShape.safeParse(request.body);
  if (!asked.success) return answer(response, 400, noFile);
  return answer(response, choice === undefined ? 201 : 200, library.save(asked.data.text, owner, choice));
}

/** A file that is wrong is an ordinary answer here: that is what its author wants to know. */
async function draft(library: Library, body: unknown, response: Response): Promise<void> {
  const asked = fileShape.safeParse(body);
  if (!asked.success) return answer(response, 400, noFile);
  return checked(await library.draft(asked.data.text), response);
}

async function importSystem(library: Library, body: unknown, response: Response): Promise<void> {
  const asked = importShape.safeParse(body);
  if (!asked.success) return answer(response, 400, noFile);
  return answer(response, 200, library.importSystem(asked.data.files));
}

async function checked(read: Result<object, FileRefusal>, response: Response): Promise<void> {
  if (read.ok || !read.refusal.problems) return answer(response, 200, read);
  response.set("Cache-Control", "no-store").json(read.refusal);
}

async function file(library: Library, choice: string, response: Response): Promise<void> {
  const found = await library.text(choice);
  if (!found.ok) return answer(response, 404, found);
  const { name, text } = found.value;
  response.attachment(`${name}.yaml`).type("application/yaml").set("Cache-Control", "no-store").send(text);
}

const noFile = turnDown("request/no-file", { most: LONGEST_FILE / 1000 });
const unknown = turnDown("scenario/unknown");
