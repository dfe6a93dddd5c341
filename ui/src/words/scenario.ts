/** Words of the scenarios. */

const levels = ["settled", "uneasy", "tense", "very tense", "at the peak"] as const;

const level = (at: number): string => levels[at - 1] ?? levels[2];

/** Scenarios. */
export const scenarios = {
  title: "Scenarios",
  lead: "Short stories in which you choose what to say or do next. Nobody counts, and you can always go back.",
  none: "This course has no scenarios yet.",
  meta: (minutes: string, endings: number) => `${minutes} · ${endings} ways it can end`,
  warned: "Begins with a warning",
  withUnit: (title: string) => `With “${title}”`,
  others: "And these",
  begun: "You are in the middle of it",
  played: (often: string, day: string) => `Played ${often}, last ${day}`,
  met: (met: number, of: number) => `${met} of ${of} endings seen`,
  warning: "Before you play this",
  begin: "Begin",
  another: "Choose another",
  feelings: "What each may be feeling",
  child: (at: number) => `The child: ${level(at)}`,
  you: (at: number) => `You: ${level(at)}`,
  chosen: "You chose:",
  choose: "What do you do?",
  back: "Back one step, to try another way",
  again: "Play it again",
  ending: "How it ends, this way",
  soFar: "Your way so far",
  resumed: "You are back where you put this down.",
  fromTop: "Begin again",
  notKept: "Your place in the story could not be kept just now. You can play on.",
  kept: (met: number, of: number) =>
    `This way is kept. You have now seen ${met} of its ${of} endings.`,
  lessons: "Where this is taught",
  inUnit: (unit: number) => `unit ${unit}`,
  path: "Your way through it",
  turning: "Turning point",
  after: "Looking back",
  next: "Another story:",
  all: "All scenarios",
} as const;
