/**
 * The library over HTTP. Reading is for everybody; what only a host should read is asked for by name, with a warning on
 * the screen. An author's browser has a key of its own, which travels in the Authorization header.
 */
import type { Response, Router } from "express";
import { z } from "zod";
import { ok, refuse } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { scenarioJsonSchema } from "../documents/index.ts";
import { hashOf } from "../exercise/index.ts";
import type { Library } from "../library/index.ts";
import { answer, bearer } from "./api.ts";

/** A scenario with everything has some 60 kB. */
const LONGEST_FILE = 200_000;

const fileShape = z.strictObject({ text: z.string().min(1).max(LONGEST_FILE) });

export function libraryRoutes(library: Library): (router: Router) => void {
  return (router) => {
    router.get("/scenarios", (request, response) => {
      const key = bearer(request);
      return answer(response, 200, cards(library, key === undefined ? undefined : hashOf(key)));
    });
    router.post("/scenarios", (request, response) => {
      const asked = readSaving(request.body, bearer(request));
      return answer(response, 201, asked.ok ? library.save(asked.value.text, asked.value.owner, undefined) : asked);
    });
    router.get("/scenarios/:choice/sheet", (request, response) =>
      answer(response, 200, found(library.sheet(request.params.choice))),
    );
    router.post("/drafts", (request, response) => {
      const asked = fileShape.safeParse(request.body);
      return asked.success ? draft(library, asked.data.text, response) : answer(response, 400, noFile);
    });
    router.get("/scenarios/example", (_request, response) => {
      response.type("application/yaml").set("Cache-Control", "no-store").send(library.example);
    });
    router.get("/scenarios/schema", (_request, response) => answer(response, 200, ok(scenarioJsonSchema())));
    router.get("/scenarios/:choice/pace", (request, response) =>
      answer(response, 200, found(library.pace(request.params.choice))),
    );
    router.get("/scenarios/:choice/dry-run", (request, response) =>
      answer(response, 200, found(library.dryRun(request.params.choice))),
    );
    router.get("/scenarios/:choice/file", (request, response) => file(library, request.params.choice, response));
    router.put("/scenarios/:choice", (request, response) => {
      const asked = readSaving(request.body, bearer(request));
      const { choice } = request.params;
      return answer(response, 200, asked.ok ? library.save(asked.value.text, asked.value.owner, choice) : asked);
    });
    router.delete("/scenarios/:choice", (request, response) => {
      const key = bearer(request);
      return answer(response, 200, key === undefined ? keyless : library.remove(request.params.choice, hashOf(key)));
    });
  };
}

async function cards(library: Library, owner: string | undefined): Promise<Result<object>> {
  return ok({ scenarios: await library.cards(owner) });
}

async function found(asked: Promise<object | undefined>): Promise<Result<object>> {
  const value = await asked;
  return value ? ok(value) : unknown;
}

/** A file that is wrong is an ordinary answer here: that is what its author wants to know. */
async function draft(library: Library, text: string, response: Response): Promise<void> {
  const read = await library.draft(text);
  if (read.ok || !read.refusal.problems) return answer(response, 200, read);
  response.set("Cache-Control", "no-store").json(read.refusal);
}

async function file(library: Library, choice: string, response: Response): Promise<void> {
  const book = await library.text(choice);
  if (!book) return answer(response, 404, unknown);
  response.attachment(`${book.name}.yaml`).type("application/yaml").set("Cache-Control", "no-store").send(book.text);
}

function readSaving(body: unknown, key: string | undefined): Result<{ readonly text: string; readonly owner: string }> {
  if (key === undefined) return keyless;
  const parsed = fileShape.safeParse(body);
  if (parsed.success) return ok({ text: parsed.data.text, owner: hashOf(key) });
  return noFile;
}

const noFile = refuse("request/invalid", `Send the file as text, of at most ${LONGEST_FILE / 1000} kB.`);
const keyless = refuse("scenario/keyless", "Your browser has to send the key under which it saves scenarios.");
const unknown = refuse("scenario/unknown", "There is no such scenario on this server. Choose another in the library.");
