/** The team's profile: marks against the band of the reference. No rank, no total, nobody's name. */
import { useSignal } from "@preact/signals";
import type { Words } from "../../panels/sentences/index.ts";
import { launchOf, Moments, momentsOf } from "./Moments.tsx";
import type { OnMoment } from "./Moments.tsx";
import { sayDebrief, sayDeed, sayPart } from "./sentences.ts";
import type { Dial, DebriefReport } from "./view.ts";

interface Props {
  readonly report: DebriefReport;
  readonly words: Words;
  /** With what each dial was made from. */
  readonly long?: boolean;
  /** Nobody can open a dial. */
  readonly toRead?: boolean;
  /** Opens the replay at a moment; left out where nobody can. */
  readonly onMoment?: OnMoment;
}

export function Profile({ report, words, long = false, toRead = false, onMoment }: Props) {
  const { t } = words;
  return (
    <section class="card debrief-card profile">
      <h2>
        {t("debrief.profile")} <span class="profile-key">{t("debrief.profile.band")}</span>
      </h2>
      {report.profile.map((dial) => (
        <DialRow key={dial.id} {...{ dial, report, words, long, toRead, onMoment }} />
      ))}
    </section>
  );
}

interface RowProps extends Pick<Props, "report" | "words"> {
  readonly dial: Dial;
  readonly long: boolean;
  readonly toRead: boolean;
  readonly onMoment: OnMoment | undefined;
}

function DialRow({ dial, report, words, long, toRead, onMoment }: RowProps) {
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
      {(long || isOpen.value) && <Parts {...{ dial, report, words, onMoment }} />}
    </div>
  );
}

/** Every number leads to the changes that it is about and to the moments it was made from. */
function Parts({ dial, report, words, onMoment }: Pick<RowProps, "dial" | "report" | "words" | "onMoment">) {
  return (
    <ul class="dial-parts">
      {dial.parts.map((part) => (
        <li key={part.message.code} class={part.isGood ? "part-good" : "part-bad"}>
          <span>
            {sayPart(part, words)}
            {part.deeds.length > 0 && <Named refs={part.deeds} {...{ report, words, onMoment }} />}
          </span>
          {part.deeds.length === 0 && <Moments moments={momentsOf(part, report)} words={words} onMoment={onMoment} />}
        </li>
      ))}
    </ul>
  );
}

function Named({
  refs,
  report,
  words,
  onMoment,
}: { refs: readonly string[] } & Omit<RowProps, "dial" | "long" | "toRead">) {
  return (
    <ul class="part-deeds">
      {report.deeds
        .filter(({ ref }) => refs.includes(ref))
        .map((deed) => (
          <li key={deed.ref}>
            {sayDeed(deed, words)}{" "}
            {onMoment && <Moments moments={launchOf(deed.ref, report)} words={words} onMoment={onMoment} />}
          </li>
        ))}
    </ul>
  );
}

function percent(share: number): string {
  return `${Math.min(1, Math.max(0, share)) * 100}%`;
}
