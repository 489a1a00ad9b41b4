/** The team's profile: marks against the band of the reference. No rank, no total, nobody's name. */
import { useSignal } from "@preact/signals";
import type { Words } from "../../panels/sentences/index.ts";
import { sayDebrief, sayDeed, sayPart } from "./sentences.ts";
import { at } from "./time.ts";
import type { Dial, DialPart, DebriefReport } from "./view.ts";

interface Props {
  readonly report: DebriefReport;
  readonly words: Words;
  /** With what each dial was made from. */
  readonly long?: boolean;
  /** Nobody can open a dial. */
  readonly toRead?: boolean;
}

export function Profile({ report, words, long = false, toRead = false }: Props) {
  const { t } = words;
  return (
    <section class="card debrief-card profile">
      <h2>
        {t("debrief.profile")} <span class="profile-key">{t("debrief.profile.band")}</span>
      </h2>
      {report.profile.map((dial) => (
        <DialRow key={dial.id} dial={dial} report={report} words={words} long={long} toRead={toRead} />
      ))}
    </section>
  );
}

function DialRow({ dial, report, words, long, toRead }: Required<Props> & { dial: Dial }) {
  const { t } = words;
  const isOpen = useSignal(false);
  const name = t(`debrief.dial.${dial.id}`);
  const value = sayDebrief(dial.figure, words);
  return (
    <div class="dial">
      <div class="dial-head">
        {long || toRead || dial.parts.length === 0 ? (
          <span>{name}</span>
        ) : (
          <button
            type="button"
            class="dial-name"
            aria-expanded={isOpen.value}
            onClick={() => (isOpen.value = !isOpen.value)}
          >
            {name}
          </button>
        )}
        <span class="mono">{value}</span>
      </div>
      {dial.share !== null && (
        <div class="dial-bar" role="img" aria-label={`${name}: ${value}`}>
          {dial.band && (
            <i
              class="dial-band"
              style={{ left: percent(dial.band.from), width: percent(dial.band.to - dial.band.from) }}
            />
          )}
          <i class="dial-mark" style={{ left: percent(dial.share) }} />
        </div>
      )}
      {(long || isOpen.value) && <Parts dial={dial} report={report} words={words} />}
    </div>
  );
}

/** Every number leads to the changes that it is about, or to the moments it was made from. */
function Parts({ dial, report, words }: { dial: Dial; report: DebriefReport; words: Words }) {
  const momentsOf = (part: DialPart): string =>
    report.story
      .filter(({ n }) => part.moments.includes(n))
      .slice(0, 3)
      .map(({ tick }) => at(tick))
      .join("  ");
  return (
    <ul class="dial-parts">
      {dial.parts.map((part) => (
        <li key={part.message.code} class={part.isGood ? "part-good" : "part-bad"}>
          <span>
            {sayPart(part, words)}
            {part.deeds.length > 0 && <Named refs={part.deeds} report={report} words={words} />}
          </span>
          {part.deeds.length === 0 && <span class="mono">{momentsOf(part)}</span>}
        </li>
      ))}
    </ul>
  );
}

function Named({ refs, report, words }: { refs: readonly string[]; report: DebriefReport; words: Words }) {
  return (
    <ul class="part-deeds">
      {report.deeds
        .filter(({ ref }) => refs.includes(ref))
        .map((deed) => (
          <li key={deed.ref}>{sayDeed(deed, words)}</li>
        ))}
    </ul>
  );
}

function percent(share: number): string {
  return `${Math.min(1, Math.max(0, share)) * 100}%`;
}
