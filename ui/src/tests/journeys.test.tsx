/** What people do around their studying, on the pretended program: by role and name, as they would find it. */
import { screen, waitFor, within } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { sample } from "../ipc/fake";
import sampleBackups from "../ipc/samples/backups.json";
import sampleHits from "../ipc/samples/hits.json";
import sampleHome from "../ipc/samples/home.json";
import sampleStart from "../ipc/samples/start.json";
import type { Backup } from "../ipc/types/Backup";
import type { Hit } from "../ipc/types/Hit";
import type { Hits } from "../ipc/types/Hits";
import type { Home } from "../ipc/types/Home";
import type { Person } from "../ipc/types/Person";
import type { Start } from "../ipc/types/Start";
import { nextStep } from "../parts/next-step";
import { addressOfHit } from "../parts/search";
import { weekdayOf } from "../words/time";
import { broken, callsOf, openWindow, painted } from "./open";

const home = sample<Home>(sampleHome);
const button = (name: string | RegExp) => screen.getByRole("button", { name });

describe("first run", () => {
  test("someone who is just reading presses the same button, and home opens", async () => {
    const { user, fake, close } = await openWindow("#/", { start: "first-run" });
    await user.click(button("Start"));
    await painted("home");
    expect(callsOf(fake, "begin")).toEqual([
      { name: "", settings: expect.objectContaining({ nation: null, text_size: 100 }) },
    ]);
    close();
  });

  test("name, nation and text size are taken along, and the size is seen at once", async () => {
    const { user, fake, close } = await openWindow("#/", { start: "first-run" });
    await user.type(screen.getByRole("textbox", { name: /name/ }), "Sam");
    await user.click(screen.getByRole("radio", { name: "Scotland" }));
    await user.click(button("Larger text"));
    expect(document.documentElement.style.fontSize).toBe("110%");
    await user.click(button("Start"));
    await painted("home");
    expect(callsOf(fake, "begin")).toEqual([
      { name: "Sam", settings: expect.objectContaining({ nation: "scotland", text_size: 110 }) },
    ]);
    close();
  });

  test("what was typed stays when it could not be saved", async () => {
    const { user, close } = await openWindow("#/", {
      start: "first-run",
      answers: {
        begin: () => {
          throw broken;
        },
      },
    });
    await user.type(screen.getByRole("textbox", { name: /name/ }), "Sam");
    await user.click(button("Start"));
    expect((await screen.findByRole("alert")).textContent).toContain("Free some space.");
    expect(screen.getByRole<HTMLInputElement>("textbox", { name: /name/ }).value).toBe("Sam");
    close();
  });
});

describe("home", () => {
  test("has one next step, and each unit with its progress in words", async () => {
    const { close } = await openWindow("#/");
    const main = screen.getByRole("main");
    expect(within(main).getByRole("link", { name: nextStep(home.next).button })).toBeTruthy();
    for (const unit of home.units) {
      expect(main.textContent).toContain(unit.title);
    }
    close();
  });
});

describe("settings", () => {
  test("are seen at once and kept as they are made", async () => {
    const { user, fake, close } = await openWindow("#/settings");
    await user.click(screen.getByRole("radio", { name: "Sepia" }));
    expect(document.documentElement.dataset.theme).toBe("sepia");
    await waitFor(() => expect(callsOf(fake, "save_settings")).toHaveLength(1));
    expect(callsOf(fake, "save_settings")[0]).toMatchObject({ settings: { theme: "sepia" } });
    close();
  });

  test("someone else on this computer can go on with their own", async () => {
    const start = sample<Start>(sampleStart);
    const here = start.learner as Person;
    const other: Person = { ...here, id: "another", name: "Rosa" };
    const { user, fake, close } = await openWindow("#/settings", {
      answers: {
        start: () => ({ ...start, learners: [here, other] }),
        choose_learner: () => other,
        home: () => ({ ...home, person: other }),
      },
    });
    await user.click(
      within(screen.getByRole("main")).getByRole("button", { name: "Study as Rosa" }),
    );
    await painted("home");
    expect(callsOf(fake, "choose_learner")).toEqual([{ learner: other.id }]);
    expect(screen.getByRole("heading", { level: 1 }).textContent).toContain("Rosa");
    close();
  });

  test("say where everything is kept", async () => {
    const start = sample<Start>(sampleStart);
    const { close } = await openWindow("#/settings", {
      answers: { start: () => ({ ...start, data_folder: "/somewhere/evenkeel" }) },
    });
    expect(screen.getByText("/somewhere/evenkeel").parentElement?.textContent).toBe(
      "Everything is kept on this computer, in /somewhere/evenkeel",
    );
    close();
  });

  test("a change made just before leaving is kept", async () => {
    const { user, fake, close } = await openWindow("#/settings");
    await user.click(screen.getByRole("radio", { name: "Dark" }));
    globalThis.location.hash = "#/record";
    await painted("record");
    expect(callsOf(fake, "save_settings")).toHaveLength(1);
    close();
  });
});

describe("when progress is damaged", () => {
  const [newest] = sample<Backup[]>(sampleBackups);

  test("one can go back to a copy, told by its day", async () => {
    const { user, fake, close } = await openWindow("#/", { start: "damaged" });
    const name = `Go back to ${weekdayOf(newest?.day ?? "", new Date())}`;
    await user.click(await screen.findByRole("button", { name }));
    await painted("home");
    expect(callsOf(fake, "restore_backup")).toEqual([{ name: newest?.name }]);
    close();
  });

  test("a copy from before an upgrade says so", async () => {
    const { close } = await openWindow("#/", {
      start: "damaged",
      answers: {
        backups: () => [{ name: "b", day: "2020-11-20", before_upgrade: true, bytes: 1 }],
      },
    });
    const name = "Go back to Friday 20 November 2020, from before an upgrade";
    expect(await screen.findByRole("button", { name })).toBeTruthy();
    close();
  });

  test("starting empty is asked for twice", async () => {
    const { user, fake, close } = await openWindow("#/", { start: "damaged" });
    await user.click(button("Start with an empty record"));
    expect(callsOf(fake, "start_afresh")).toEqual([]);
    await user.click(button("Yes, start empty"));
    await painted("home");
    expect(callsOf(fake, "start_afresh")).toHaveLength(1);
    close();
  });

  test("other failures offer to try again, and no copies", async () => {
    const { user, fake, close } = await openWindow("#/", {
      answers: {
        start: () => {
          throw { ...broken, code: "already-open" };
        },
      },
    });
    expect(screen.queryByText("Go back to a copy")).toBeNull();
    await user.click(button("Try again"));
    await painted("home");
    expect(callsOf(fake, "retry_start")).toHaveLength(1);
    close();
  });
});

describe("search and keys", () => {
  test("Ctrl+K opens the search, and Enter opens the first place found", async () => {
    const [hit] = sample<Hits>(sampleHits).hits;
    const { user, close } = await openWindow("#/");
    await user.keyboard("{Control>}k{/Control}");
    await user.type(screen.getByRole("searchbox"), "noise");
    await screen.findByText(/places? found/);
    await user.keyboard("{Enter}");
    await waitFor(() => expect(globalThis.location.hash).toBe(addressOfHit(hit as Hit)));
    await waitFor(() => expect(document.querySelector("dialog[open]")).toBeNull());
    close();
  });

  test("says so when nothing is found, and shows only the latest answer", async () => {
    const waits: (() => void)[] = [];
    const { user, close } = await openWindow("#/", {
      answers: {
        search: ({ query }) =>
          query === "n"
            ? new Promise((resolve) => waits.push(() => resolve(sample(sampleHits))))
            : { hits: [], instead: null, own: [], own_instead: null },
      },
    });
    await user.keyboard("/");
    await user.type(screen.getByRole("searchbox"), "no");
    expect(await screen.findByText("Nothing found for “no”.")).toBeTruthy();
    waits[0]?.();
    await Promise.resolve();
    expect(document.querySelectorAll("a.hit")).toHaveLength(0);
    close();
  });

  test("F1 opens In the moment from anywhere", async () => {
    const { user, close } = await openWindow("#/settings");
    await user.keyboard("{F1}");
    expect(await painted("page")).toBe("page");
    close();
  });
});
