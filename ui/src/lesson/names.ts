/**
 * A light look for something like a person's full name, to remind whoever writes that an initial is enough.
 *
 * It is often wrong in both directions and stops nobody: a reminder is all it may lead to. Two capitalised words in a
 * row are taken for a name, unless the first only begins a sentence or both are words that are no names.
 */

/** Words that often begin a sentence, or stand capitalised without being a name. */
const noNames = new Set(
  `a after all also an and as at autumn because before both but dad doctor dr during each every father first for from
  gran grandad grandma grandpa he her his how i i'd i'll i'm i've if in is it it's its last later lady lord maybe me mr
  mrs ms miss mother mum my nan nanny next nobody no now on once one or our out she sir so some someone sometimes still
  that the their then there they they're this though today tomorrow tonight uncle aunt auntie until was we we're
  what when where which while who why will with yes yesterday you your
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december england wales scotland ireland northern southern western eastern north south east west
  great britain united kingdom christmas easter eve day bank holiday new year
  social worker services service children's children act local authority out hours line plan house school hospital
  nhs police ofsted camhs gp street road avenue lane park close way drive city council unit year key stage lego
  minecraft fortnite xbox playstation nintendo switch youtube tiktok netflix`
    .split(/\s+/u)
    .filter((word) => word !== ""),
);

const isName = (word: string): boolean => {
  const plain = word.toLowerCase().replace(/’/gu, "'");
  return !noNames.has(plain) && !noNames.has(plain.replace(/'s$/u, ""));
};

/** A word with a capital first and a small letter somewhere after it. */
const name = String.raw`\p{Lu}(?=[\p{L}’'-]*\p{Ll})[\p{L}’'-]*`;
const pairs = new RegExp(String.raw`(?<![\p{L}’'-])(${name}) (?=(${name}))`, "gu");

/** Whether some words look like somebody's full name. */
export function looksLikeFullName(text: string): boolean {
  for (const [, first = "", second = ""] of text.matchAll(pairs)) {
    if (isName(first) && isName(second)) {
      return true;
    }
  }
  return false;
}
