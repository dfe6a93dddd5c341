/** The button that saves a certificate, and the one question that goes before: which name stands on it. */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { saveCertificate } from "../ipc";
import { certificate as words } from "../words/record";
import { SavingStatus, useSaving } from "./saving";

interface CertificateFormProps {
  /** Unit id; null for the whole course. */
  unit: string | null;
  /** Title of what was completed. */
  title: string;
  /** Name of the learner; empty for someone who is just reading. */
  name: string;
}

/** Button, then name, then file. */
export function CertificateForm({ unit, title, name }: CertificateFormProps) {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(name);
  const { saving, save } = useSaving();
  const field = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    if (open) {
      field.current?.select();
      field.current?.focus();
    }
  }, [open]);
  const close = () => {
    setOpen(false);
    requestAnimationFrame(() => button.current?.focus());
  };
  const submit = (event: Event) => {
    event.preventDefault();
    void save(
      () => saveCertificate(unit, wanted.trim()),
      () => words.onePage,
    );
    close();
  };
  return (
    <div class="certificate-form print-not">
      {open ? (
        <form onSubmit={submit}>
          <label for={`${id}name`}>{words.name}</label>
          <input
            id={`${id}name`}
            ref={field}
            type="text"
            autocomplete="off"
            maxLength={80}
            aria-describedby={`${id}hint`}
            value={wanted}
            onInput={(event) => setWanted(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Escape") {
                close();
              }
            }}
          />
          <p class="field-hint" id={`${id}hint`}>
            {words.nameHint}
          </p>
          <p class="row">
            <button type="submit" class="button primary">
              {words.confirm}
            </button>
            <button type="button" class="button quiet" onClick={close}>
              {words.cancel}
            </button>
          </p>
        </form>
      ) : (
        <button
          type="button"
          ref={button}
          class="button quiet"
          aria-label={`${unit === null ? words.saveCourse : words.save}: ${title}`}
          onClick={() => setOpen(true)}
        >
          {unit === null ? words.saveCourse : words.save}
        </button>
      )}
      <SavingStatus saving={saving} />
    </div>
  );
}
