/** Words for giving records to the agency's record store. */
import type { Refusal } from "../ipc/types/Refusal";
import { plural } from "./time";

/** Send to my agency. */
export const send = {
  title: "Send to my agency",
  lead: "Some agencies keep a record store, also called an LRS. Evenkeel can give it the records of this computer over the internet.",
  off: "This is off. Nothing is sent from this computer unless somebody sets it up here.",
  byHand: "No internet? Save a file and hand it over instead",
  where: "Where to",
  address: "Address of the record store",
  addressHint: "Your agency gives it to you. It begins with https:// and often ends with /xAPI.",
  key: "Key",
  secret: "Secret of the key",
  secretKept: "Leave it empty to keep the one that is kept here.",
  secretHint: "It goes into this computer’s keychain, where there is one.",
  setUp: "Set it up",
  setUpText: "This sends nothing. You see first what would be sent.",
  saving: "One moment…",
  keep: "Keep",
  leave: "Leave it as it is",
  change: "Change",
  forget: "Forget it",
  forgetAsk: "Forget the address and the key? What the record store has, it keeps.",
  forgetYes: "Yes, forget it",
  forgetNo: "No, keep it",
  goesTo: "Records go to",
  withKey: (key: string) => `with the key “${key}”`,
  inKeychain: "Its secret is in this computer’s keychain.",
  inFile:
    "Evenkeel found no keychain here, so the secret lies in a file in its data folder. Other users of this computer may not read that file; somebody who signs in as you can.",
  decided: "Your agency has set this on this computer. It cannot be changed here.",
  look: "What will be sent",
  lookText:
    "What was finished and answered, and when, of everybody on this computer. No name, no reflection, no note and nothing of a plan. A long reference stands for each person.",
  show: "Show me exactly what will be sent",
  nothing: "Nothing waits to be sent.",
  waiting: (number: number) => `Not yet sent: ${plural(number, "record")}.`,
  shownOf: (shown: number, all: number) =>
    shown < all ? `The first ${shown} of ${plural(all, "record")}` : plural(all, "record"),
  person: (name: string) => (name === "" ? "Somebody without a name" : name),
  nameHere: "Names are shown to you here. They are not in what is sent.",
  exactly: "Exactly this is sent",
  more: "Show more",
  saveAll: "Save all of it to a file",
  savedTo: "Saved to",
  cancelled: "Nothing was saved.",
  close: "Close the list",
  send: (number: number, host: string) => `Send ${plural(number, "record")} to ${host}`,
  again: "Send again now",
  stop: "Stop",
  progress: (done: number, of: number) => `${done} of ${of} sent`,
  beginning: "Looking for what is to be sent…",
  stopping: "Stopping after what is under way…",
  paused: (at: string) => `It did not work. It is tried again at ${at}.`,
  allGiven: (given: number) => `Your agency’s record store has ${plural(given, "record")}.`,
  given: (given: number) => `The record store has ${given} already.`,
  noneGiven: "The record store has none yet.",
  lastGiven: (when: string) => `Last given ${when}.`,
  stopped: (waiting: number) =>
    `Stopped. ${plural(waiting, "record waits", "records wait")} here and can be sent at any time.`,
  troubleAt: (when: string) => `The last try, ${when}, did not work`,
  automatic: "Send by itself from now on",
  automaticText:
    "When Evenkeel is opened and when something is finished, if this computer is online. It never gets in your way.",
  automaticOn: "Your agency has switched on that records are sent by themselves.",
  automaticOff: "Your agency has set that records are sent only when somebody presses the button.",
  notTaken: (number: number) => `Not accepted: ${plural(number, "record")}`,
  notTakenText:
    "The others were given all the same. Tell your agency; these stay here and can be sent again.",
  tryAgain: "Try these again",
  first: (number: number) => `These are the first ${number}.`,
  why: (refusal: Refusal): string => {
    switch (refusal.why) {
      case "clash":
        return "The record store has something else with the same number.";
      case "hidden":
        return "The record store says that it has it, and does not show it.";
      case "too-long":
        return "It is too long for the record store.";
      case "invalid":
        return `The record store finds it wrong: ${refusal.said}`;
    }
  },
} as const;
