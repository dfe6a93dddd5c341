/** A page outside the units. “In the moment” is set large enough to be read across a room. */
import { page as askPage } from "../ipc";
import type { PageView } from "../ipc/types/PageView";
import { Asked } from "../parts/asked";
import { Phone } from "../parts/icons";
import { Rich } from "../parts/rich";
import { useScreen } from "../state/screen";
import { frame } from "../words/frame";
import { momentFallback } from "../words/screens";

const moment = "in-the-moment";

function HelpLink() {
  return (
    <p class="page-help">
      <a class="button moment big" href="#/help">
        <Phone /> {frame.help}
      </a>
    </p>
  );
}

function PageWith({ page }: { page: PageView }) {
  useScreen("page", page.title);
  return (
    <article class={`page ${page.id === moment ? "page-moment" : "column"}`}>
      <h1 tabIndex={-1}>{page.title}</h1>
      {page.id === moment ? <HelpLink /> : null}
      <Rich html={page.html} class={page.id === moment ? "moment-text" : "running"} />
      {page.id === moment ? <HelpLink /> : null}
    </article>
  );
}

function WithoutPage() {
  return (
    <div class="page page-moment">
      <p class="moment-title">{momentFallback.title}</p>
      <ul class="moment-text">
        {momentFallback.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <HelpLink />
    </div>
  );
}

/** A page by its id. In the moment says the least that is needed even when its text cannot be read. */
export function PageScreen({ page }: { page: string }) {
  return (
    <Asked
      name="page"
      of={page}
      ask={() => askPage(page)}
      otherwise={page === moment ? <WithoutPage /> : undefined}
    >
      {(view) => <PageWith page={view} />}
    </Asked>
  );
}
