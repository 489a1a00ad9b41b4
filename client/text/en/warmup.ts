/** The joint warm-up. */
export const warmup = {
  "warmup.title": "Warm-up: find your keys together",
  "warmup.look": "Select a station on the map, then take a look under Act: Rate, errors, duration is everybody's.",
  "warmup.share": "A card lies in your tray, and nobody else can see it. Share it.",
  "warmup.propose": "Propose Restart db under Act: it is a risky change, so command is asked for a second key.",
  "warmup.askFor": "Ask for a risky change: whoever holds services or data proposes Restart db, and you approve it.",
  "warmup.approve": "A change waits for your key. Open it and approve it.",
  "warmup.wait": "You are done. See how the others get on.",
  "warmup.over": "Everybody is warm. The incident begins in a moment.",
  "warmup.task.share": "Everybody shares one card",
  "warmup.task.approve": "Command approves one risky change",
  "warmup.done": "done",
  "warmup.open": "open",
  "warmup.end": "End the warm-up and begin",
} as const;
