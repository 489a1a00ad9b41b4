/**
 * The built browser client: assets named by their content are kept for ever, the page that names them is always
 * asked for anew. Screens are the paths that exist; any other path is a real 404.
 */
import { Router, static as serveFolder } from "express";
import { join } from "node:path";

const SCREENS = [
  "/",
  "/solo",
  "/weekly",
  "/tutorial",
  "/recording",
  "/history",
  "/library",
  "/library/new",
  "/library/import",
  "/library/:choice/edit",
  "/library/:choice/risk",
  "/r/:code",
  "/r/:code/fac",
  "/r/:code/screen",
];

export function pages(clientFolder: string): Router {
  const router = Router();
  router.use("/assets", serveFolder(join(clientFolder, "assets"), { immutable: true, maxAge: "1y", index: false }));
  router.use(
    serveFolder(clientFolder, { index: false, setHeaders: (response) => response.set("Cache-Control", "no-cache") }),
  );
  router.get(SCREENS, (_request, response) => {
    response.sendFile(join(clientFolder, "index.html"), {
      cacheControl: false,
      headers: { "Cache-Control": "no-cache" },
    });
  });
  return router;
}
