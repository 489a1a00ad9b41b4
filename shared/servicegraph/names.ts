/** Names of services: which spellings may mean the same one, and the ids that a scenario gives them. */

/** The words of a name in lower case: `CartService`, `cart_service` and `cart-service` have the same. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== "");
}

/** Without what people add to a name or leave out: the cluster's domain, the namespace, the word service, a version. */
export function looseName(name: string, group?: string): string {
  const inCluster = /^([\w-]+)\.[\w-]+(?:\.svc(?:\.cluster\.local)?)?$/.exec(name)?.[1];
  const [, within, bare] = /^(?:([^/]+)\/)?(.*)$/.exec(inCluster ?? name) ?? [];
  const namespace = within ?? group;
  const words = wordsOf(bare ?? name);
  const rest = words.length > 1 && words[0] === namespace?.toLowerCase() ? words.slice(1) : words;
  const plain = rest.length > 1 && /^v\d+$/.test(rest.at(-1) ?? "") ? rest.slice(0, -1) : rest;
  const joined = plain.join("");
  return joined.replace(/(?<=.)(service|svc)$/, "") || joined;
}

const LONGEST_ID = 40;

/** Ids as scenarios have them, one for each name, in order. */
export function idsFor(names: readonly string[], taken: readonly string[] = []): ReadonlyMap<string, string> {
  const used = new Set(taken);
  const ids = new Map<string, string>();
  for (const name of names) {
    if (ids.has(name)) continue;
    const stem = slugOf(name);
    let id = stem;
    for (let n = 2; used.has(id); n++) id = `${stem.slice(0, LONGEST_ID - 5)}-${n}`;
    used.add(id);
    ids.set(name, id);
  }
  return ids;
}

function slugOf(name: string): string {
  const slug = name
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  const lettered = /^[a-z]/.test(slug) ? slug : `s-${slug}`;
  return lettered.slice(0, LONGEST_ID).replace(/-+$/, "");
}
