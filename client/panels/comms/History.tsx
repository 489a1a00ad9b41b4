/** What has been posted, newest first, and how one post reads. */
import type { MapView, PostView } from "../../../shared/protocol/index.ts";
import { formatTick } from "../../text/index.ts";
import type { Words } from "../sentences/index.ts";

export function History({ posts, words, map }: { posts: readonly PostView[]; words: Words; map: MapView | null }) {
  const { t } = words;
  return (
    <section class="panel-block" aria-label={t("comms.history")}>
      <div class="panel-head">
        <h3>{t("comms.history")}</h3>
        <span>{t("comms.history.count", { count: posts.length })}</span>
      </div>
      {posts.length === 0 && <p class="quiet">{t("comms.history.empty")}</p>}
      <ol class="posts">
        {[...posts].reverse().map((post) => (
          <li key={post.tick}>
            <Post post={post} words={words} map={map} />
          </li>
        ))}
      </ol>
    </section>
  );
}

export function Post({ post, words, map }: { post: PostView; words: Words; map: MapView | null }) {
  const regions = post.regions.map((id) => map?.regions.find((region) => region.id === id)?.name ?? id);
  return (
    <div class="post">
      <p>
        <b>{words.t(`incident.state.${post.state}`)}</b>{" "}
        <span class="quiet" translate={false}>
          {[...post.features, ...regions].join(" · ")}
        </span>
      </p>
      <p translate={false}>{post.impact}</p>
      <p class="quiet">
        <span class="mono">{formatTick(post.tick)}</span> <span translate={false}>{words.seat(post.by)}</span>
        {!post.isKept && ` · ${words.t("comms.history.noNews")}`}
      </p>
    </div>
  );
}
