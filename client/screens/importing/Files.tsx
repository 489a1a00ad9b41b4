/** Files that were chosen, each with what was found in it or what is wrong with it, and corrections as one of them. */
import type { FileLook } from "../../../shared/protocol/index.ts";
import { Button, Icon, IconButton } from "../../dom/index.ts";
import { saveFile } from "../../saveFile.ts";
import { useText } from "../../text/index.ts";
import { countsOf } from "./rows.ts";
import { CORRECTIONS_FILE, countOf, textOf } from "./corrections.ts";
import { lookAt, lookAtCorrections, notSent } from "./desk.ts";
import type { DeskFile, ImportDesk } from "./desk.ts";

const MOST_TOLD = 5;

export function Files({ desk, choose }: { desk: ImportDesk; choose: () => void }) {
  const { t } = useText();
  const files = desk.files.value;
  return (
    <section class="import-files" aria-label={t("importing.files")}>
      <header>
        <h2>{t("importing.files")}</h2>
        <Button measure="small" onClick={choose}>
          <Icon name="plus" size={13} />
          {t("importing.add")}
        </Button>
      </header>
      <Corrections desk={desk} />
      <ul>
        {files.map((file) => (
          <File key={file.key} file={file} look={lookAt(desk.outcome.value, file)} desk={desk} />
        ))}
      </ul>
    </section>
  );
}

function File({ file, look, desk }: { file: DeskFile; look: FileLook | undefined; desk: ImportDesk }) {
  const { t, format, refusalText } = useText();
  const kB = Math.max(1, Math.round(file.size / 1000));
  return (
    <li class="import-file" data-testid="import-file">
      <div class="import-file-head">
        <strong translate={false}>{file.name}</strong>
        <IconButton
          label={t("importing.remove", { name: file.name })}
          icon="close"
          onClick={() => desk.remove(file.key)}
        />
      </div>
      <p class="quiet">
        {kB < 1000
          ? t("importing.size.kB", { size: kB })
          : t("importing.size.MB", { size: format.count(Math.round(kB / 100) / 10) })}
        {file.text !== undefined && look === undefined && desk.isBusy.value && ` · ${t("importing.waiting")}`}
        {look &&
          "format" in look &&
          ` · ${t("importing.found", { format: look.format, ...countsOf(look.services, look.calls, t) })}`}
      </p>
      {file.text === undefined && (
        <p class="field-error" role="alert">
          {refusalText(notSent)}
        </p>
      )}
      <Problems look={look} />
    </li>
  );
}

/** They stay when every file has gone, for others that come in their place. */
export function Corrections({ desk }: { desk: ImportDesk }) {
  const { t } = useText();
  const all = desk.corrections.value;
  const count = countOf(all);
  if (count === 0) return null;
  return (
    <div class="import-file import-corrections" data-testid="corrections">
      <div class="import-file-head">
        <strong>{t("importing.corrections")}</strong>
      </div>
      <p class="quiet">{t("importing.corrections.count", { count })}</p>
      <Problems look={lookAtCorrections(desk.outcome.value)} />
      <p class="import-file-acts">
        <Button measure="small" onClick={() => saveFile(CORRECTIONS_FILE, "application/yaml", textOf(all))}>
          {t("importing.corrections.save")}
        </Button>
        <Button measure="small" look="quiet" onClick={() => desk.undoAll()}>
          {t("importing.corrections.undo")}
        </Button>
      </p>
    </div>
  );
}

function Problems({ look }: { look: FileLook | undefined }) {
  const { t } = useText();
  if (!look || !("problems" in look)) return null;
  const { problems } = look;
  return (
    <div class="import-problems" role="alert">
      <p>{t("importing.wrong", { count: problems.length })}</p>
      <ol>
        {problems.slice(0, MOST_TOLD).map(({ line, column, says }) => (
          <li key={`${line} ${column} ${says}`}>
            <span class="mono">{t("importing.line", { line })}</span> {says}
          </li>
        ))}
      </ol>
      {problems.length > MOST_TOLD && <p>{t("importing.more", { count: problems.length - MOST_TOLD })}</p>}
    </div>
  );
}
