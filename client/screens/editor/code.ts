/**
 * The text itself: CodeMirror with what the schema offers, and complaints at their lines. It lives in a shadow root,
 * where the style sheets that it makes are allowed although the page takes none from scripts.
 */
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import type { Text } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  hoverTooltip,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { FileProblem, Shape } from "../../../shared/protocol/index.ts";
import { placeAt } from "./place.ts";
import { fieldsAt, isFreeText, meaningAt, wordsAt } from "./schema.ts";

export interface CodeOptions {
  readonly text: string;
  /** What the text is called for those who do not see it. */
  readonly label: string;
  /** Undefined until it has come: then nothing is offered. */
  readonly schema: () => Shape | undefined;
  readonly onText: (text: string) => void;
}

export interface Code {
  setProblems(problems: readonly FileProblem[]): void;
  /** Puts another text in its place; it can be undone. */
  replace(text: string): void;
  goTo(line: number, column: number): void;
  dispose(): void;
}

export function openCode(host: HTMLElement, { text, label, schema, onText }: CodeOptions): Code {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        lintGutter(),
        highlightActiveLineGutter(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        history(),
        drawSelection(),
        indentOnInput(),
        indentUnit.of("  "),
        bracketMatching(),
        closeBrackets(),
        yaml(),
        syntaxHighlighting(colours),
        autocompletion({ override: [(context) => offers(context, schema())], icons: false }),
        hoverTooltip((shown, position) => meaning(shown.state.doc, position, schema())),
        keymap.of([
          ...closeBracketsKeymap,
          ...defaultKeymap,
          ...searchKeymap,
          ...historyKeymap,
          ...completionKeymap,
          ...lintKeymap,
        ]),
        EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false" }),
        EditorView.updateListener.of((update) => update.docChanged && onText(update.state.doc.toString())),
        look,
      ],
    }),
  });

  return {
    setProblems(problems) {
      const { doc } = view.state;
      const diagnostics = problems.map(({ line, column, says }) => {
        const from = positionOf(doc, line, column);
        return { from, to: Math.max(from, endOfWord(doc, from)), severity: "error" as const, message: says };
      });
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    replace: (next) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } }),
    goTo(line, column) {
      const anchor = positionOf(view.state.doc, line, column);
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
      view.focus();
    },
    dispose: () => view.destroy(),
  };
}

/** The file may have become shorter since the complaint. */
function positionOf(doc: Text, line: number, column: number): number {
  const { from, to } = doc.line(Math.min(Math.max(1, line), doc.lines));
  return Math.min(from + column - 1, to);
}

function endOfWord(doc: Text, from: number): number {
  const { to, text, from: start } = doc.lineAt(from);
  const word = /^[\w.@:>/-]+/.exec(text.slice(from - start))?.[0] ?? "";
  return Math.min(to, from + Math.max(1, word.length));
}

function offers(context: CompletionContext, schema: Shape | undefined): CompletionResult | null {
  if (!schema) return null;
  const text = context.state.doc.toString();
  const { path, due, typed } = placeAt(text, context.pos);
  if (typed.includes(" ") || (typed === "" && due === "value" && !context.explicit && text[context.pos - 1] !== " "))
    return null;
  const from = context.pos - typed.length;
  const options = due === "name" ? names(schema, path) : values(schema, path, text);
  return options.length === 0 ? null : { from, options, validFor: /^[\w.@:>"-]*$/ };
}

function names(schema: Shape, path: readonly (string | number)[]): Completion[] {
  return fieldsAt(schema, path).map(({ word, kind, meaning: info }, n) => ({
    label: word,
    detail: kind,
    apply: `${word}: `,
    boost: -n / 10,
    ...(info === "" ? {} : { info }),
  }));
}

/** Words of the schema, or where any text may stand, names that the file itself gives to things. */
function values(schema: Shape, path: readonly (string | number)[], text: string): Completion[] {
  const words = wordsAt(schema, path).map(({ word, meaning: info }) => ({
    label: word,
    ...(info === "" ? {} : { info }),
  }));
  if (words.length > 0 || !isFreeText(schema, path)) return words;
  const ids = [...text.matchAll(/(?:^|[\s{,-])id: *([a-z][\w-]*)/gm)].map(([, id = ""]) => id);
  return [...new Set(ids)].map((label) => ({ label }));
}

function meaning(doc: Text, position: number, schema: Shape | undefined) {
  const { from, text } = doc.lineAt(position);
  const word = [...text.matchAll(/[\w-]+(?=:)/g)].find(
    ({ index, 0: found }) => position >= from + index && position <= from + index + found.length,
  );
  if (!schema || !word) return null;
  const end = from + word.index + word[0].length;
  const { path } = placeAt(`${doc.sliceString(0, end)}: `, end + 2);
  const says = meaningAt(schema, path);
  if (says === undefined) return null;
  return {
    pos: from + word.index,
    end,
    create() {
      const dom = document.createElement("div");
      dom.className = "meaning";
      dom.textContent = says;
      return { dom };
    },
  };
}

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--ok-text)" },
  { tag: tags.definition(tags.propertyName), color: "var(--ok-text)" },
  { tag: tags.comment, color: "var(--faint)" },
  { tag: tags.string, color: "var(--text)" },
  { tag: tags.content, color: "var(--text)" },
  { tag: [tags.number, tags.bool], color: "var(--human)" },
  { tag: [tags.punctuation, tags.separator, tags.bracket], color: "var(--muted)" },
  { tag: [tags.labelName, tags.special(tags.string)], color: "var(--hidden)" },
]);

const look = EditorView.theme(
  {
    "&": { height: "100%", color: "var(--text)", backgroundColor: "var(--bg0)", fontSize: "0.8125rem" },
    "&.cm-focused": { outline: "none" },
    ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.35rem" },
    ".cm-content": { caretColor: "var(--focus)" },
    ".cm-cursor": { borderLeftColor: "var(--focus)", borderLeftWidth: "2px" },
    ".cm-gutters": { backgroundColor: "var(--bg0)", color: "var(--faint)", border: "0" },
    ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--bg1)" },
    "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
      backgroundColor: "var(--segment-on)",
    },
    ".cm-selectionMatch": { backgroundColor: "var(--bg2)" },
    ".cm-matchingBracket": { backgroundColor: "var(--segment-on)", outline: "none" },
    ".cm-tooltip": {
      border: "1px solid var(--border)",
      borderRadius: "6px",
      backgroundColor: "var(--bg1)",
      color: "var(--text)",
      fontFamily: "var(--sans)",
    },
    ".cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", maxHeight: "18em" },
    ".cm-tooltip-autocomplete > ul > li": { padding: "2px 8px" },
    ".cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--segment-on)", color: "var(--text)" },
    ".cm-completionDetail": { color: "var(--muted)", fontStyle: "normal", marginLeft: "1em" },
    ".cm-completionInfo, .meaning": { maxWidth: "340px", padding: "6px 10px", lineHeight: "1.2rem" },
    ".cm-diagnostic-error": { borderLeft: "3px solid var(--err)", maxWidth: "520px", overflowWrap: "anywhere" },
    ".cm-panels": { backgroundColor: "var(--bg1)", color: "var(--text)" },
    ".cm-panel input, .cm-panel button": {
      backgroundColor: "var(--bg0)",
      backgroundImage: "none",
      border: "1px solid var(--border)",
      borderRadius: "4px",
      color: "var(--text)",
    },
  },
  { dark: true },
);
