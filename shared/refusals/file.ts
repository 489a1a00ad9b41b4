/**
 * What is said of scenarios, recordings, and what is computed from them. What is wrong inside a file is told in the
 * language of the format, and quoted here.
 */
export const fileRefusals = {
  "request/no-file": "Send the file as text, of at most {most} kB.",
  "scenario/unknown": "There is no such scenario on this server. Choose another in the library.",
  "scenario/unreadable": "It cannot be read as text of at most 500 kB. Choose a scenario's YAML file.",
  "import/unreadable":
    "These files cannot be read, or have more than 7.5 MB together. Choose a part, or use the command line.",
  "scenario/faulty": "Places where the file is wrong: {count}. First, line {line}: {says}",
  "scenario/keyless": "Your browser has to send the key under which it saves scenarios.",
  "scenario/not-yours":
    "There is no such scenario of yours here: only the browser that saved one can change it. Save it as a new one.",
  "scenario/taken": "Another scenario has the id {name}. Give this one its own, in the line id: of the file.",
  "scenario/too-many": "This server keeps {most} scenarios; remove one that nobody plays.",
  "scenario/no-reference": "Add a policy of kind reference: the pace of play is measured along it.",
  "scenario/not-run": "This scenario could not be run. The server's log says why.",

  "risk/nobody": "Nobody can come to harm in this world. Give a population of it its users.",
  "risk/too-large": "This world has more than {most} stations. Use the command line: small-causes risk.",
  "risk/one": "You have another risk report under way. Stop it, or wait until it is done.",
  "risk/busy": "Other risk reports wait here already. Try again in some minutes.",
  "risk/unknown": "There is no such risk report here any more. Start it again.",

  "recording/unreadable": "This file cannot be read, or is larger than 8 MB: no recording is.",
  "recording/faulty": "This is no recording that this server can read: {problem}.",
  "recording/unsound": "Its scenario cannot be run: {problem}",
  "recording/too-long": "No round is that long: this file cannot be a recording of one.",
  "recording/too-many": "This server has as many recordings open as it can. Try again later.",
  "recording/too-early": "There is a recording once the round has ended.",
  "recording/host-only": "Only who hosts this session can keep its recording.",
  "recording/unknown": "This recording is not open here any more. Open the file again.",
  "replay/gap": "the journal misses entry {entry}: it cannot be replayed.",
  "replay/entry": "entry {entry} is none that this version knows: {problem}",

  "whatif/unknown": "This is no what-if that this server knows.",
  "whatif/busy": "The server is busy computing for others. Try again in a minute.",
  "whatif/cancelled": "It was cancelled.",
} as const;
