/** The big screen: what hangs on a wall and belongs to nobody. */
export const bigScreen = {
  "big.open": "Big screen",
  "big.title": "{incident} on the big screen",
  "big.full": "Full screen",
  "big.sound": "Sound of this screen",
  "big.down": "The connection is lost. This is how it stood at {at}; it comes back by itself.",
  "big.away": "This screen cannot show {code}",
  "big.again": "Try again",
  "big.pages": "Pages",
  "big.pages.none": "Nothing pages.",
  "big.evidence.none": "Nobody has shared anything yet.",
  "big.reports.none": "No word from outside has been shared yet.",
  "big.waiting": "Waiting for the host to start.",
  "big.answering": "Everybody answers alone, on their own screen, before the truth is shown.",
} as const;
