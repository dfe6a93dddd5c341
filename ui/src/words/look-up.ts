/** Words of common questions and the glossary. */

/** Common questions. */
export const questions = {
  title: "Common questions",
  lead: "Straight answers first, then why, and where to read more.",
  none: "This course has no common questions yet. Search finds answers in its lessons.",
  glossary: "Words explained",
  next: "Next question:",
} as const;

/** The glossary. */
export const glossary = {
  title: "Words explained",
  lead: "What the words of this course mean here, in plain English.",
  none: "This course explains its words where they stand. There is no list of them.",
  filter: "Find a word",
  count: (number: number) => (number === 1 ? "1 word" : `${number} words`),
  nothing: (word: string) => `No word here contains “${word}”. Clear the field to see them all.`,
  also: (forms: string) => `Also: ${forms}`,
  questions: "Common questions",
  inGlossary: "All words explained",
  failed: "The meaning of this word could not be read just now.",
} as const;
