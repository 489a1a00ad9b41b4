/** A recording that is opened to look at. */
export const opened = {
  "opened.title": "Open a recording",
  "opened.lead":
    "A round that was kept as a file: watch its replay, its truth and its what-ifs here. No session comes of it, and the server forgets it half an hour after the last look.",
  "opened.choose": "Choose a file",
  "opened.drop": "or drop it here. A recording is a JSON file that its host took along.",
  "opened.reading": "Reading the file …",
  "opened.computing": "Playing the round again. It takes a few seconds …",
  "opened.failed": "This recording could not be played again.",
  "opened.isRecording": "A recording",
  "opened.otherEngine":
    "Recorded by another version of the simulation: numbers may differ, and it cannot be re-simulated exactly.",
  "opened.notExact": "The world did not come to the recorded state: numbers may differ from those of the round.",
} as const;
