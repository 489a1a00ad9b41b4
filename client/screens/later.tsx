/** A screen that is fetched when it is first shown. While it is on its way a line says so; if it cannot come, that too. */
import { useSignal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";
import { useText } from "../text/index.ts";

export function later<Props extends object>(load: () => Promise<FunctionComponent<Props>>): FunctionComponent<Props> {
  return function Later(props: Props) {
    const { t } = useText();
    const screen = useSignal<{ readonly show: FunctionComponent<Props> } | "coming" | "failed">("coming");
    useEffect(() => {
      load().then(
        (show) => (screen.value = { show }),
        (problem: unknown) => {
          console.warn("A part of the page could not be fetched.", problem);
          screen.value = "failed";
        },
      );
    }, [screen]);
    if (screen.value === "coming") return <p class="lost">{t("join.opening")}</p>;
    if (screen.value === "failed") return <p class="lost">{t("net/unreachable")}</p>;
    const Screen = screen.value.show;
    return <Screen {...props} />;
  };
}
