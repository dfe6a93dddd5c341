/**
 * What stands around every screen: skip link, header, footer, and the region that announces changes.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import { announcement } from "../state/announce";
import { person, saved, started } from "../state/session";
import { frame as words } from "../words/frame";
import { give } from "../words/give";
import { dayInWords, savedWords } from "../words/time";
import { Lens, Mark } from "./icons";
import { PersonMenu } from "./person-menu";
import { openSearch } from "./search";

/** Header bar. The menu needs a learner; search and In the moment never do. */
export function Header() {
  const skip = () => {
    const main = document.querySelector("main");
    const heading = main?.querySelector("h1") ?? main;
    (heading as HTMLElement | null | undefined)?.focus();
  };
  return (
    <>
      <button type="button" class="skip" onClick={skip}>
        {words.skip}
      </button>
      <header class="bar">
        <a class="bar-home" href="#/" aria-label={words.homeLink}>
          <Mark />
          <span class="bar-name" aria-hidden="true">
            {words.program}
          </span>
        </a>
        {started.value === null ? null : (
          <button type="button" class="find" onClick={openSearch} aria-keyshortcuts="Control+K /">
            <Lens />
            <span class="find-words">{words.find}</span>
            <kbd>{words.findKey}</kbd>
          </button>
        )}
        <a class="button moment" href="#/page/in-the-moment" aria-keyshortcuts="F1">
          {words.moment}
        </a>
        {person.value === null ? (
          <a class="button quiet bar-help" href="#/help">
            {words.help}
          </a>
        ) : (
          <PersonMenu person={person.value} />
        )}
      </header>
    </>
  );
}

/** When something was last saved, with a quiet dot. */
export function SavedMark() {
  return (
    <span class="saved">
      <i class="dot" aria-hidden="true" />
      {savedWords(saved.value, new Date())}
    </span>
  );
}

interface FooterProps {
  /** Day on which the law was last checked. */
  lawAsAt?: string;
  /** Records that the agency does not have in any way; left out where nobody asks. */
  notGiven?: number;
  /** The next step, offered here once its card has scrolled away. */
  next?: { label: string; address: string } | null;
}

/** Footer bar of the screens that are not a lesson. */
export function Footer({ lawAsAt, notGiven = 0, next = null }: FooterProps) {
  return (
    <footer class={`foot ${next === null ? "" : "foot-next"}`}>
      {person.value === null ? null : <SavedMark />}
      {notGiven === 0 ? null : <span class="foot-given">{give.footer(notGiven)}</span>}
      <span class="foot-offline">{words.offline}</span>
      {lawAsAt === undefined ? null : (
        <span class="foot-law">{words.lawAsAt(dayInWords(lawAsAt))}</span>
      )}
      {next === null ? null : (
        <a class="button primary" href={next.address}>
          {next.label}
        </a>
      )}
    </footer>
  );
}

/** Says aloud what changed. */
export function Announcer() {
  return (
    <p class="unseen" role="status" aria-live="polite">
      {announcement.value}
    </p>
  );
}

/** Whether an element is out of sight. */
export function useScrolledAway<T extends Element>() {
  const element = useRef<T>(null);
  const [away, setAway] = useState(false);
  useEffect(() => {
    if (element.current === null || !("IntersectionObserver" in globalThis)) {
      return;
    }
    const observer = new IntersectionObserver(
      (entries) => setAway(!(entries.at(-1)?.isIntersecting ?? true)),
      { rootMargin: "-64px 0px -48px 0px" },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return { element, away };
}
